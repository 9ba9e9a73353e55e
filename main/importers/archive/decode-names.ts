import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from '../guess-charset.ts';

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
  const looksWrongIn = (charset: string): boolean => looksWrong(iconv.decode(sample, charset));
  const { encoding, confidence } = guessCharset(sample, improbable);
  const guess =
    encoding !== null && iconv.encodingExists(encoding) && !looksWrongIn(encoding) ? encoding : null;
  if (guess !== null && confidence >= certain) return guess;
  // The machines of western Europe had another charset than the first PC, and most letters in the same places.
  const usual = [otherwise, ...(otherwise === 'cp437' ? ['cp850'] : [])].slice(0, guess === null ? 2 : 1);
  return usual.find((charset) => !looksWrongIn(charset)) ?? guess ?? otherwise;
}

const lineFeed = Buffer.from('\n');

/** The detector is modest: right guesses at a few names had 0.03 to 0.2, wrong ones 0.01 to 0.03. */
const certain = 0.04;

/** Lines of boxes, signs of mathematics, quotation marks inside words, two scripts in one word: people do not name files so. */
function looksWrong(text: string): boolean {
  return (
    /[\u2500-\u25a0\u2219\u2248\u2261\u2264\u2265\u2320\u2321\ufffd\x80-\xa0]/.test(text) ||
    /[a-z][\xa2-\xa5\u201a\u201e\u2026\u2020\u2021\u2030\u02c6\u20a7\u0192]/i.test(text) ||
    /[a-z][\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Thai}]|[\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Thai}][a-z]/iu.test(
      text,
    )
  );
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
