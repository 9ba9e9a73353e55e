import { knownAgency } from './agency-names.ts';

export interface Byline {
  /** `John Smith and Ann Lee`, without the word that introduces it. */
  author: string;
  /** The paper or agency named after the author. */
  source: string | null;
}

const introduction =
  /^(?:(?:written |story |text |reported |reporting )?by|от|автор(?:ы)?|текст|հեղինակ(?:ներ)?|ավտոր|ავტორი|von|par|por|di)(?:[ \t]*[:՝][ \t]*|[ \t]+)/iu;
const person =
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?:[ \t]+(?:(?:de|van|von|der|den|la|al|bin|di|da|del)[ \t]+)*\p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u;
const joints = /[ \t]*(?:,|;|&|\band\b|(?<=\s)и(?=\s)|(?<=\s)և(?=\s)|\bund\b|\bet\b|\by\b)[ \t]*/u;
const lengthLimit = 120;

/**
 * The byline that a whole line is: `By John Smith`, `By Ann Lee, BBC News`, `Автор: Иван Петров`. Null for anything that
 * could be a sentence: "By Monday the bridge was open" names nobody.
 */
export function readByline(line: string): Byline | null {
  const text = line.trim();
  const match = introduction.exec(text);
  if (!match || text.length > lengthLimit) return null;
  const named = text.slice(match[0].length).replace(/[.։]$/, '');
  const people: string[] = [];
  const rest: string[] = [];
  for (const part of named.split(joints)) {
    if (rest.length === 0 && person.test(part) && knownAgency(part) === null) people.push(part);
    else if (part !== '') rest.push(part);
  }
  if (people.length === 0 || rest.length > 2) return null;
  const source = rest.map((part) => knownAgency(part)).find((name) => name !== null) ?? null;
  if (rest.length > 0 && source === null && !rest.every((part) => /^\p{Lu}/u.test(part))) return null;
  const author = named.slice(0, named.indexOf(people.at(-1) ?? '') + (people.at(-1) ?? '').length);
  return { author: runningCase(author), source: source ?? rest[0] ?? null };
}

/** `ELLEN MARSH` → `Ellen Marsh`. */
function runningCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.replace(/\p{L}[\p{L}\p{M}]+/gu, (word) => word.slice(0, 1) + word.slice(1).toLowerCase());
}
