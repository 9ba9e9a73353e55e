import { decodeStream } from '../decode-stream.ts';
import type { FileStream } from '../importer.ts';
import { itemOf, type JsonItem } from './stream-json-array.ts';

const longestLine = 64 * 1024 * 1024;

/**
 * JSON Lines of any size: a line that is no JSON is a problem of its own, and the next line is read as if nothing had been.
 * Empty lines count as none.
 */
export async function* streamJsonLines(
  file: Pick<FileStream, 'name' | 'head' | 'chunks'>,
): AsyncGenerator<JsonItem> {
  let number = 0;
  for await (const { text, cut } of linesOf(file)) {
    if (text.trim() === '') continue;
    number += 1;
    yield itemOf({ list: null, text, ...(cut && { problem: 'too-large' }) }, number, file.name);
  }
}

async function* linesOf(
  file: Pick<FileStream, 'head' | 'chunks'>,
): AsyncGenerator<{ text: string; cut: boolean }> {
  let line = '';
  let cut = false;
  const add = (text: string): void => {
    if (line.length + text.length > longestLine) cut = true;
    else line += text;
  };
  for await (const text of decodeStream(file).texts()) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      yield { text: line, cut };
      line = '';
      cut = false;
      from = end + 1;
    }
    add(text.slice(from));
  }
  yield { text: line, cut };
}
