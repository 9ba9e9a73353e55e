import { cutSentence } from '../analysis/cut-sentence.ts';
import { analyse, type Token } from '../analysis/read-tokens.ts';
import type { PhraseNode, QueryNode, TextField } from './query-tree.ts';

/** Where the words are looked for; a person is named in the byline, the title or the text. */
export type QueryField = TextField | 'person' | null;

/** How many words the node takes of the room there was; more than the room when some were passed over. */
export interface Made {
  node: QueryNode | null;
  words: number;
}

/** Where a person is named. */
const namingFields = ['byline', 'title', 'body'] as const satisfies TextField[];
/** A second given name, a patronymic, a title. */
const amongNames = 2;

/** There are no wildcards inside words: one that has a star there is read as its beginning. */
const starInside = /^([\p{L}\p{M}\p{N}]{3,}\*)[\p{L}\p{M}\p{N}*]+$/u;

/** One word, or the words that a chunk like `and/or` falls into, side by side; `=word` is the word as it stands. */
export function makeWords(chunk: { text: string; typing: boolean; field: QueryField; room: number }): Made {
  const { field, room } = chunk;
  const exact = chunk.text.startsWith('=');
  const written = exact ? chunk.text.slice(1) : chunk.text;
  const text = starInside.exec(written)?.[1] ?? written;
  const tokens = analyse(text);
  const first = tokens[0];
  if (first === undefined) return { node: null, words: 0 };
  const end = tokens.reduce((last, token) => Math.max(last, token.end), 0);
  const prefix = text.endsWith('*') || (chunk.typing && end === text.length);
  const words = wordsOf(tokens);
  const whole = tokens.find((token) => token.position === 0 && token.span === words);
  const plain = text.slice(first.start, end);
  const sentence = exact || field === 'person' ? [plain] : cutSentence(plain);
  if (sentence.length > 1) return makeSentence(sentence, prefix, field, room);
  if (whole === undefined || exact || field === 'person')
    return makePhrase({ text: plain, prefix, slop: null, field, room });
  if (room < 1) return { node: null, words: 1 };
  return { node: { kind: 'word', field, text: plain, term: whole.term, prefix }, words: 1 };
}

/** All the words of a sentence written without spaces, anywhere. */
function makeSentence(parts: readonly string[], prefix: boolean, field: QueryField, room: number): Made {
  const nodes: QueryNode[] = [];
  let words = 0;
  for (const [number, text] of parts.entries()) {
    const isLast = number === parts.length - 1;
    const made = makePhrase({ text, prefix: prefix && isLast, slop: null, field, room: room - words });
    words += made.words;
    if (made.node !== null) nodes.push(made.node);
  }
  const [first] = nodes;
  return { node: nodes.length > 1 ? { kind: 'all', parts: nodes } : (first ?? null), words };
}

/** Words side by side; for a person, near each other in any order. What there is no room for is passed over. */
export function makePhrase(quoted: {
  text: string;
  prefix: boolean;
  slop: number | null;
  field: QueryField;
  room: number;
}): Made {
  const { field, room } = quoted;
  const all = analyse(quoted.text);
  const words = wordsOf(all);
  const fits = words <= room;
  const tokens = fits ? all : all.filter(({ position, span }) => position + span <= room);
  if (tokens.length === 0) return { node: null, words };
  const text = fits
    ? withoutStars(quoted.text)
    : quoted.text.slice(
        0,
        tokens.reduce((last, { end }) => Math.max(last, end), 0),
      );
  const { slop } = quoted;
  const phrase = { text: text.trim(), tokens, prefix: quoted.prefix && fits, slop };
  if (field !== 'person') return { node: { kind: 'phrase', field, exact: true, ...phrase }, words };
  return { node: makePerson({ ...phrase, slop: slop ?? amongNames }), words };
}

/** Nearness in each field is what the index can tell, so a person is as many loose phrases; their words may be declined. */
function makePerson(name: Omit<PhraseNode, 'kind' | 'field' | 'exact'>): QueryNode {
  const near = name.slop === amongNames ? '' : `~${name.slop}`;
  const text = `${name.text}${name.prefix ? '*' : ''}`;
  return {
    kind: 'any',
    parts: namingFields.map((field) => ({ kind: 'phrase', field, exact: false, ...name })),
    written: near === '' && /^[\p{L}\p{N}]+\*?$/u.test(text) ? `person:${text}` : `person:"${text}"${near}`,
  };
}

function wordsOf(tokens: readonly Token[]): number {
  return tokens.reduce((most, { position, span }) => Math.max(most, position + span), 0);
}

function withoutStars(text: string): string {
  let trimmed = text.trim();
  while (trimmed.endsWith('*')) trimmed = trimmed.slice(0, -1).trimEnd();
  return trimmed;
}
