import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import jschardet from 'jschardet';

/**
 * Names of files inside a container that does not say in which charset they are: UTF-8 when all of them are, else what
 * speaks for itself in all of them together (single names are too short to tell), else `otherwise`.
 */
export function decodeNames(raw: readonly Uint8Array[], otherwise: string): string[] {
  const names = raw.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const charset = charsetOf(
    names.filter((name) => !isUtf8(name)),
    otherwise,
  );
  return names.map((name) => (isUtf8(name) ? name.toString('utf8') : iconv.decode(name, charset)));
}

const sampleBytes = 64 * 1024;

function charsetOf(names: readonly Buffer[], otherwise: string): string {
  if (names.length === 0) return otherwise;
  const sample = Buffer.concat(names.flatMap((name) => [name, lineFeed])).subarray(0, sampleBytes);
  const guess = jschardet.detect(sample, { excludeEncodings: improbable });
  if (guess.encoding === null || !iconv.encodingExists(guess.encoding)) return otherwise;
  const sure = guess.confidence >= certain || looksWrong(iconv.decode(sample, otherwise));
  return sure && !looksWrong(iconv.decode(sample, guess.encoding)) ? guess.encoding : otherwise;
}

const lineFeed = Buffer.from('\n');

/** The detector is modest: right guesses at a few names had 0.03 to 0.2, wrong ones 0.01 to 0.03. */
const certain = 0.04;

/** Lines of boxes, shades and signs of mathematics are not what people put into names. */
function looksWrong(text: string): boolean {
  return /[\u2500-\u25a0\u2219\u2248\u2261\u2264\u2265\u2320\u2321\ufffd\x80-\x9f]/.test(text);
}

/** Those of mainframes, of mail, and of two bytes a letter, in which no name of a file is written. */
const improbable = [
  'cp1026',
  'cp1140',
  'cp273',
  'cp424',
  'cp500',
  'cp875',
  'utf-7',
  'hp-roman8',
  'utf-16-le',
];
