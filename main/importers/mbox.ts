import { createHash } from 'node:crypto';
import { ArchiveError } from '../../contract/errors.ts';
import type { FileHead, FileStream, ImportedArticle, PartProblem, StreamImporter } from './importer.ts';
import { readMailHeaders } from './mail/mail-headers.ts';
import { messageArticle } from './mail/message-article.ts';
import { borderAt } from './mbox/message-border.ts';
import { largestMessage, type MailboxMessage, splitMailbox } from './mbox/split-mailbox.ts';

/** Many messages in one file, as mail programs, lists and providers write them (mboxo, mboxrd). */
export const mbox = {
  id: 'mbox',
  version: 1,
  label: 'Mailbox (mbox)',
  extensions: ['mbox', 'mbx'],
  reads: 'stream',
  recognise: recogniseMailbox,
  async *read(file) {
    yield* readMailbox(file);
  },
} satisfies StreamImporter;

function recogniseMailbox({ bytes }: FileHead): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384));
  const start = /^(?:\xef\xbb\xbf)?\s*/.exec(head.toString('latin1', 0, 100))?.[0].length ?? 0;
  return borderAt(Buffer.concat([Buffer.from('\n\n'), head.subarray(start)]), 2) === null ? 0 : 0.96;
}

async function* readMailbox(file: FileStream): AsyncGenerator<ImportedArticle | PartProblem> {
  const nameOf = createNames();
  let number = 0;
  for await (const message of splitMailbox(file.chunks())) {
    number += 1;
    if (message.bytes !== null && isFolderData(message.bytes)) continue;
    const within = nameOf(message, number);
    yield await readOne(message, within, file.name);
  }
  if (number === 0) throw new ArchiveError('no-text', `mbox: "${file.name}" holds no message.`);
}

async function readOne(
  { bytes }: MailboxMessage,
  within: string,
  fileName: string,
): Promise<ImportedArticle | PartProblem> {
  const what = `Message ${within} in "${fileName}"`;
  if (bytes === null) {
    const limit = largestMessage / 1024 / 1024;
    return {
      problem: 'too-large',
      message: `${what} is over ${limit} MiB, the limit for one message.`,
      within,
    };
  }
  try {
    return { ...(await messageArticle(bytes, what)), within };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { problem: error.code, message: error.message, within };
  }
}

/** What some programs keep at the beginning of a mailbox for themselves. */
function isFolderData(bytes: Buffer): boolean {
  return /^subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA/im.test(
    bytes.toString('latin1', 0, 1_000),
  );
}

/** So many names are remembered, by six bytes each; beyond, every name bears its number. */
const mostRemembered = 2_000_000;

/** The Message-ID, else the number; an id that came before gets its number as well. */
function createNames(): (message: MailboxMessage, number: number) => string {
  const seen = new Set<number>();
  return ({ bytes }, number) => {
    const head = bytes === null ? null : readMailHeaders(bytes, 0, Math.min(bytes.length, 65_536)).headers;
    const id = (head?.get('message-id') ?? head?.get('article-i.d.'))?.replace(/^<|>$/g, '').slice(0, 300);
    if (!id) return String(number);
    const key = createHash('sha1').update(id).digest().readUIntBE(0, 6);
    if (seen.has(key) || seen.size >= mostRemembered) return `${id} (${number})`;
    seen.add(key);
    return id;
  };
}
