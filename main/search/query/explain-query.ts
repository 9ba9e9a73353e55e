import type { QueryPart } from '../../../contract/search-model.ts';
import type { SearchSort } from '../search-engine.ts';
import { explainCondition, explainNoCondition } from './explain-condition.ts';
import { mostWords } from './query-reader.ts';
import type { ParsedQuery, PhraseNode, QueryNode, TextField, WrittenPart } from './query-tree.ts';

/** Of a list of words so many are named. */
const mostNamed = 8;
const longestPart = 300;

/** The parts of a query in their order, as they stand in it, and what each asks for in plain words. Plain words side by side are one part. */
export function explainQuery({ written, match, shortened }: ParsedQuery): QueryPart[] {
  const parts: QueryPart[] = [];
  for (let at = 0; at < written.length; ) {
    const run = plainWordsFrom(written, at);
    const [first] = run.length > 0 ? run : written.slice(at, at + 1);
    if (first === undefined) break;
    if (run.length > 0)
      parts.push(
        partOf(
          run.map(({ text }) => text).join(' '),
          meaningOfWords(
            run.map(({ word }) => word),
            match,
          ),
        ),
      );
    else {
      const part = written[at];
      if (part !== undefined) parts.push(partOf(part.text, meaningOfPart(part)));
    }
    at += Math.max(run.length, 1);
  }
  if (shortened)
    parts.push({ part: '…', meaning: `left out: no more than the first ${mostWords} words are read` });
  return parts;
}

function partOf(text: string, meaning: string): QueryPart {
  return { part: clipped(text), meaning: clipped(meaning) };
}

function clipped(text: string): string {
  return text.length > longestPart ? `${text.slice(0, longestPart - 1)}…` : text;
}

function plainWordsFrom(written: readonly WrittenPart[], from: number): { text: string; word: string }[] {
  const run: { text: string; word: string }[] = [];
  for (let at = from; at < written.length; at++) {
    const part = written[at];
    if (part?.asks.kind !== 'node') break;
    const { node } = part.asks;
    if (node.kind !== 'word' || node.field !== null || node.prefix) break;
    run.push({ text: part.text, word: node.text });
  }
  return run;
}

function meaningOfWords(words: readonly string[], match: 'all' | 'any'): string {
  if (words.length === 1) return `the word ${words[0]}`;
  if (words.length > mostNamed) return `${match} of these ${words.length} words`;
  return match === 'any' ? `any of the words ${listed(words, 'or')}` : `the words ${listed(words, 'and')}`;
}

function meaningOfPart({ asks }: WrittenPart): string {
  switch (asks.kind) {
    case 'node':
      return meaningOf(asks.node);
    case 'order':
      return orders[asks.sort];
    case 'left-out':
      return `left out: ${whyLeftOut(asks.name, asks.value)}`;
  }
}

const orders: Record<SearchSort, string> = {
  relevance: 'the best matches first',
  date: 'the newest first',
  added: 'the latest additions first',
  title: 'in the order of their titles',
};

function whyLeftOut(name: string, value: string): string {
  if (value === '') return `${name}: asks for nothing without a value`;
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  if (slashed && (name === 'date' || name === 'added') && isMonth(slashed[1]) && isMonth(slashed[2])) {
    const [, first = '', second = '', year] = slashed;
    const day = (month: string, of: string) => `${year}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`;
    return `${value} can be two days; write ${day(second, first)} or ${day(first, second)}`;
  }
  return `${value} is ${wants[name] ?? 'nothing that can be asked for'}`;
}

const wants: Record<string, string> = {
  date: 'no date',
  added: 'no date',
  words: 'no number of words',
  is: 'no state of an article',
  has: 'nothing that an article has',
  sort: 'no order',
};

function isMonth(text: string | undefined): boolean {
  return Number(text) >= 1 && Number(text) <= 12;
}

/** What a node asks for: "“peace talks”, side by side", "either in the title: harbour or published in 2019". */
function meaningOf(node: QueryNode, within = false): string {
  switch (node.kind) {
    case 'word':
      return inField(node.field, node.prefix ? `words beginning with ${node.text}` : node.text);
    case 'phrase':
      return inField(node.field, meaningOfPhrase(node, within));
    case 'where':
      return explainCondition(node.condition, node.text);
    case 'any':
      return node.written === undefined ? together('either', node.parts, 'or') : meaningOfWritten(node.parts);
    case 'all':
      return together(node.parts.length === 2 ? 'both' : 'all of', node.parts, 'and');
    case 'not':
      return meaningOfNot(node.part);
  }
}

/** "in the title: either a or b" where all parts are of one field. */
function together(how: string, parts: readonly QueryNode[], joint: 'and' | 'or'): string {
  const fields = new Set(parts.map((part) => ('field' in part ? part.field : null)));
  const [field = null] = fields.size === 1 ? fields : [];
  const bare =
    field === null ? parts : parts.map((part) => ('field' in part ? { ...part, field: null } : part));
  return inField(
    field,
    `${how} ${listed(
      bare.map((part) => meaningOf(part, true)),
      joint,
    )}`,
  );
}

function meaningOfPhrase({ text, tokens, prefix, slop }: PhraseNode, within: boolean): string {
  const words = tokens.reduce((most, { position, span }) => Math.max(most, position + span), 0);
  const quoted = `“${text}${prefix ? '…' : ''}”`;
  if (words === 1) return prefix ? `words beginning with exactly “${text}”` : `exactly “${text}”`;
  if (slop === null) return within ? quoted : `${quoted}, side by side`;
  if (slop === 0) return `${quoted} side by side in any order`;
  return `${quoted} in any order with at most ${slop} other word${slop === 1 ? '' : 's'} among them`;
}

/** `person:` stands for phrases, `is:annotated` for conditions. */
function meaningOfWritten(parts: readonly QueryNode[]): string {
  const [first] = parts;
  if (first?.kind === 'phrase') return `a person named ${first.text}${first.prefix ? '…' : ''}`;
  return listed(
    parts.map((part) => meaningOf(part, true)),
    'or',
  );
}

function meaningOfNot(part: QueryNode): string {
  switch (part.kind) {
    case 'where':
      return explainNoCondition(part.condition, part.text);
    case 'any':
      // A person is one thing, whatever it was made of.
      if (part.parts[0]?.kind === 'phrase' && part.written !== undefined) return `without ${meaningOf(part)}`;
      return listed(part.parts.map(meaningOfNot), 'and');
    case 'all':
      return `not ${meaningOf(part)}`;
    case 'not':
      return meaningOf(part.part);
    default:
      return `without ${meaningOf(part, true)}`;
  }
}

const fieldWords: Record<TextField, string> = {
  title: 'in the title',
  byline: 'in the byline',
  source: 'in the source',
  place: 'in the place',
  section: 'in the section',
  tag: 'in a tag',
  body: 'in the text',
  note: 'in your notes',
  highlight: 'in your highlights',
};

function inField(field: TextField | null, meaning: string): string {
  return field === null ? meaning : `${fieldWords[field]}: ${meaning}`;
}

function listed(parts: readonly string[], joint: 'and' | 'or'): string {
  const named = parts.slice(0, mostNamed);
  if (named.length < parts.length) return `${named.join(', ')} ${joint} ${parts.length - named.length} more`;
  return named.length < 2
    ? named.join('')
    : `${named.slice(0, -1).join(', ')} ${joint} ${named[named.length - 1]}`;
}
