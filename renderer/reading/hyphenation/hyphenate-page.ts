import type { TextRun } from '../../../contract/article-text.ts';
import { type FrameText, firstRun } from '../frame-text.ts';
import { firstVisibleOffset, keepPlace } from '../reading-place.ts';
import { divideWords, raggedRules } from './divide-words.ts';
import { type DivisionRules, loadRules, rulesName } from './languages.ts';

/** Where words may be divided: running text, not titles, tables or code. */
const runningText = 'p, li, dd, blockquote, figcaption';
const whole = 'pre, code, kbd, samp, table, h1, h2, h3, h4, h5, h6, summary';

/** Characters divided before and behind the first line in view: some screens of reading on, or back. */
const [behind, ahead] = [2_000, 8_000];
/** A shorter text is divided as a whole, little by little, so that its length does not change any more. */
const shortText = 120_000;
/** At a time, so that a key never waits. */
const slice = 5_000;
/** A paragraph beyond all measure is left alone: each of its lines would be broken anew for every hyphen. */
const longestRun = 20_000;

/** Divides words as the reader comes near them. Answers with a function that stops it and takes all divisions away. */
export function hyphenatePage(text: FrameText, justified: boolean, onMoved: () => void): () => void {
  const document = text.root.ownerDocument;
  const divided = new Set<TextRun<Node>>();
  const rules = new Map<string, DivisionRules | null>();
  const stop = new AbortController();
  let timer: number | undefined;

  const learn = (name: string): void => {
    rules.set(name, null);
    loadRules(name).then(
      (loaded) => {
        rules.set(name, justified ? loaded : raggedRules(loaded));
        if (!stop.signal.aborted) work();
      },
      // Without its rules a text is set undivided; the next opening asks again.
      (error: unknown) => console.warn(error),
    );
  };
  const breaksOf = (run: TextRun<Node>): readonly number[] | null => {
    const name = rulesFor(run);
    if (name === null) return [];
    const known = rules.get(name);
    if (known == null) {
      if (known === undefined) learn(name);
      return null;
    }
    const end = run.start + run.text.length;
    return divideWords(run.text, known, text.text.charAt(run.start - 1), text.text.charAt(end));
  };
  const divide = (from: number, to: number): boolean => {
    const found: { run: TextRun<Node>; breaks: readonly number[] }[] = [];
    let index = firstRun(text.runs, (run) => run.start + run.text.length > from);
    for (let run = text.runs[index]; run !== undefined && run.start < to; run = text.runs[++index]) {
      if (divided.has(run)) continue;
      const breaks = breaksOf(run);
      if (breaks === null) continue;
      divided.add(run);
      if (breaks.length > 0) found.push({ run, breaks });
    }
    if (found.length === 0) return false;
    keepPlace(text, () => {
      for (const { run, breaks } of found) text.divide(run, breaks);
    });
    return true;
  };
  const work = (): void => {
    const here = firstVisibleOffset(text);
    if (divide(here - behind, here + ahead)) onMoved();
    if (text.text.length <= shortText) rest(0);
  };
  const rest = (from: number): void => {
    window.clearTimeout(timer);
    if (from >= text.text.length) return;
    timer = window.setTimeout(() => {
      if (divide(from, from + slice)) onMoved();
      rest(from + slice);
    }, 30);
  };

  work();
  if (text.text.length > shortText)
    document.addEventListener(
      'scroll',
      () => {
        window.clearTimeout(timer);
        timer = window.setTimeout(work, 90);
      },
      { signal: stop.signal, passive: true },
    );
  return () => {
    stop.abort();
    window.clearTimeout(timer);
    keepPlace(text, () => {
      for (const run of divided) text.divide(run, []);
    });
  };
}

function rulesFor({ node, text }: TextRun<Node>): string | null {
  const around = node.parentElement;
  if (text.length > longestRun || around === null) return null;
  if (around.closest(runningText) === null || around.closest(whole) !== null) return null;
  const tag = around.closest('[lang]')?.getAttribute('lang') ?? '';
  // An article that does not say its language: Armenian letters are of one language only.
  if (tag === '') return /[ա-և]{2}/.test(text) ? 'hy' : null;
  return rulesName(tag);
}
