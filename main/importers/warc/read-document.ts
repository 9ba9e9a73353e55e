import { ArchiveError } from '../../../contract/errors.ts';
import { decodeText } from '../decode-text.ts';
import type { ImportedArticle, PartProblem } from '../importer.ts';
import { memoryStream } from '../memory-stream.ts';
import { pdf } from '../pdf.ts';
import { readPlainText } from '../plain-text.ts';
import { isWebAddress } from '../web-archive/address-key.ts';
import type { RecordContent } from './read-content.ts';

/** A record that is no page but a text or a PDF → its article, or why it has none; null for a text of nothing. */
export async function readDocument(
  record: RecordContent,
  within: string,
): Promise<ImportedArticle | PartProblem | null> {
  const { address, date } = record.head;
  try {
    const article = record.type === 'application/pdf' ? await readPdf(record) : readText(record);
    if (article === null) return null;
    return {
      ...(isWebAddress(address) && { address: { value: address, origin: 'markup' as const } }),
      ...(date !== null && { saved: date }),
      ...article,
      within,
    };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { problem: error.code, message: error.message, within };
  }
}

function readText({ head, content, charset }: RecordContent): ImportedArticle | null {
  const { text, encoding } = decodeText(content, charset === undefined ? {} : { declared: charset });
  if (text.trim() === '') return null;
  const name = nameOf(head.address);
  return { ...readPlainText(text, { name, path: name, modified: null }), encoding };
}

async function readPdf({ head, content }: RecordContent): Promise<ImportedArticle | null> {
  const name = nameOf(head.address);
  const file = memoryStream({ name, path: name, bytes: content, modified: null });
  for await (const article of pdf.read(file)) return article;
  return null;
}

/** The last part of the address, as a file of that content would be named. */
function nameOf(address: string): string {
  const last =
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last) || address;
  } catch {
    return last;
  }
}
