import { ArchiveError } from '../../../contract/errors.ts';
import { openRangedFile } from '../ranged-file.ts';

/** What a StarDict dictionary says of itself. */
export interface DictionaryFacts {
  name: string;
  words: number;
  indexBytes: number | null;
  /** Offsets in the index have 32 bits, or 64. */
  offsetBits: 32 | 64;
  /** One letter for each part of an article; null when each part says its own. */
  types: string | null;
  language: string | null;
}

const largest = 64 * 1024;
const beginnings = ["StarDict's dict ifo file", "StarDict's treedict ifo file"];

/** Error: damaged, which names what is missing. */
export async function readIfo(path: string): Promise<DictionaryFacts> {
  const file = await openRangedFile(path);
  let text: string;
  try {
    if (file.size > largest)
      throw new ArchiveError(
        'damaged',
        `stardict: "${path}" has ${file.size} bytes, too many for an .ifo file`,
      );
    text = (await file.read(0, largest)).toString('utf8').replace(/^\ufeff/, '');
  } finally {
    await file.close();
  }
  const [first = '', ...lines] = text.split(/\r?\n/);
  if (!beginnings.includes(first.trim()))
    throw new ArchiveError('damaged', `stardict: "${path}" does not begin as an .ifo file does`);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const equals = line.indexOf('=');
    if (equals > 0) fields.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  const bits = fields.get('idxoffsetbits') ?? '32';
  if (bits !== '32' && bits !== '64')
    throw new ArchiveError(
      'damaged',
      `stardict: idxoffsetbits is "${bits}" in "${path}"; 32 or 64 is possible`,
    );
  const types = fields.get('sametypesequence');
  return {
    name: (fields.get('bookname') ?? '').replace(/\s+/g, ' ').slice(0, 200) || 'A dictionary without a name',
    words: wholeNumber(fields.get('wordcount')) ?? 0,
    indexBytes: wholeNumber(fields.get('idxfilesize')),
    offsetBits: bits === '64' ? 64 : 32,
    types: types === undefined || types === '' ? null : types.slice(0, 32),
    language: languageFrom(fields.get('lang') ?? fields.get('from') ?? ''),
  };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** `hy-en`, `hye-eng`, `hy`. */
function languageFrom(text: string): string | null {
  const [, code = ''] = /^([a-z]{2,3})(?![a-z])/i.exec(text.trim()) ?? [];
  if (code === '') return null;
  try {
    return new Intl.Locale(code).language;
  } catch {
    return null; // no language that anybody has heard of
  }
}
