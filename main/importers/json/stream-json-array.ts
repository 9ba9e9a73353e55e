import { ArchiveError } from '../../../contract/errors.ts';
import { decodeStream } from '../decode-stream.ts';
import type { FileStream } from '../importer.ts';
import { type JsonPiece, JsonSplitter } from './json-splitter.ts';

/** A value of a list, or what is wrong with it. */
export type JsonItem = JsonValue | JsonProblem;

export interface JsonValue {
  /** From 1, over all lists of the file. */
  number: number;
  /** Name of the list it stands in; null when the file itself is the list. */
  list: string | null;
  value: unknown;
}

export interface JsonProblem {
  number: number;
  list: string | null;
  problem: 'damaged' | 'too-large';
  /** For people; names the file. */
  message: string;
}

export interface JsonArrayOptions {
  /** The file is an object, and the values of these of its lists are wanted: `{"bookmarks": […]}`. */
  lists?: readonly string[];
  /** Characters of one value. Default: 64 Mi. */
  largestValue?: number;
}

const largestValue = 64 * 1024 * 1024;

/**
 * The values of a JSON file of any size, one at a time: of `[…]`, of named lists in an object, or of one value after
 * another (JSON Lines without damage; see `stream-json-lines.ts` for those with). Memory holds one value. A value that is
 * no JSON is a problem of its own. Throws `damaged` at the end when the file was cut short or held no list at all.
 */
export async function* streamJsonArray(
  file: Pick<FileStream, 'name' | 'head' | 'chunks'>,
  options: JsonArrayOptions = {},
): AsyncGenerator<JsonItem> {
  const splitter = new JsonSplitter({ largestValue, ...options });
  let number = 0;
  for await (const text of decodeStream(file).texts())
    for (const piece of splitter.push(text)) yield itemOf(piece, ++number, file.name);
  for (const piece of splitter.end()) yield itemOf(piece, ++number, file.name);
  if (splitter.whole) return;
  throw new ArchiveError(
    'damaged',
    `"${file.name}" ends in the middle of its JSON: after entry ${number}. What came before was read.`,
  );
}

export function itemOf({ list, text, problem }: JsonPiece, number: number, name: string): JsonItem {
  if (problem === 'too-large')
    return { number, list, problem, message: `Entry ${number} of "${name}" is too large to be an article.` };
  try {
    if (problem === undefined) return { number, list, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return {
    number,
    list,
    problem: 'damaged',
    message: `Entry ${number} of "${name}" is not well-formed JSON.`,
  };
}
