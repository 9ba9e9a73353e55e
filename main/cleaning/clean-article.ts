import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MissingPart } from '../../contract/model.ts';
import { cleanRound, type Round, type RoundOptions, type Steps } from './clean-round.ts';

/** Raised whenever the same html would come out otherwise; stored with each article. */
export const cleanerVersion = 3;

export interface CleanOptions {
  /** `src` exactly as the html names it → `/image/<sha256>`. Pictures not named here are listed as missing. */
  images: ReadonlyMap<string, string>;
  /** Address of the page, to resolve its relative links; without it they lose their target. */
  base?: string;
  /** For tests: see `RoundOptions`. */
  partLength?: number;
}

export interface CleanedArticle {
  /** Safe, canonical html: parsing and serialising it again changes nothing. */
  html: string;
  /** As `contract/article-text.ts` defines it over `html`. */
  text: string;
  missing: MissingPart[];
}

/**
 * Hostile html of any kind in, an article's html out: no script, style, form, frame or address that would be fetched;
 * links to http, https, mailto and into the library (contract/carrel-link.ts) only; pictures only from the library. Costs about as much as parsing the html twice.
 */
export function cleanArticle(html: string, options: CleanOptions): CleanedArticle {
  return cleanPieces([html], options);
}

/**
 * As `cleanArticle` of all pieces joined, each of them in a group of its own: what one leaves open ends with it. Links from
 * one into another work, and headings keep their levels among each other.
 */
export function cleanPieces(pieces: readonly string[], options: CleanOptions): CleanedArticle {
  const missing: MissingPart[] = [];
  const { images, base, partLength } = options;
  const { html, text } = finish(settle(pieces, { images, base, again: false, partLength }, missing));
  return { html, text, missing: withoutRepeats(missing) };
}

/** For html that was cleaned before, at the moment it is shown: the same rules, own pictures stay. */
export function cleanAgain(html: string, partLength?: number): string {
  return finish(settle([html], { ...again, partLength }, [])).html;
}

/** As `cleanAgain`, and between any two parts of a long article the thread does what else waits to be done. */
export async function cleanAgainInTurns(html: string): Promise<string> {
  const steps = settle([html], again, []);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value.html;
    await nextTurn();
  }
}

const again: RoundOptions = { images: new Map(), base: undefined, again: true };
const roundsLimit = 7;

/**
 * What is shown is what a browser makes of the html, not the tree it was written from; the two differ where markup is
 * misnested, and there lie both mutation attacks and shifted anchors. So the html is cleaned until it comes back unchanged.
 */
function* settle(
  sources: readonly string[],
  options: RoundOptions,
  missing: MissingPart[],
): Steps<{ html: string; text: string }> {
  const [only, ...more] = sources;
  // What was cleaned before is expected to come out as it is.
  let current = only !== undefined && more.length === 0 && options.again ? only : null;
  for (let round = 0; round < roundsLimit; round += 1) {
    const next: Round =
      round === 0
        ? yield* cleanRound(sources, options, missing, current)
        : yield* cleanRound([current ?? ''], { ...again, partLength: options.partLength }, [], current);
    if (next.text !== null) return { html: next.html, text: next.text };
    current = next.html;
  }
  throw new Error('cleaning does not come to rest');
}

function finish<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function withoutRepeats(parts: MissingPart[]): MissingPart[] {
  const seen = new Set<string>();
  return parts.filter(({ kind, address }) => {
    const key = `${kind} ${address}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
