import { useEffect, useMemo, useRef, useState } from 'react';
import { announceFailure } from '../../archive/notices.ts';
import { useSettings } from '../../archive/use-settings.ts';
import { languageToSpeak, spokenLanguage } from '../../ui/speech/voices.ts';
import type { FramePage } from '../frame-page.ts';
import { firstVisibleOffset, reveal } from '../reading-place.ts';
import { isInSight, isOnSheets } from '../sheets.ts';
import type { PageSelection } from '../use-selection.ts';
import { type AloudState, createReadAloud, type ReadAloud, type Step } from './read-aloud.ts';
import { createSentenceWalk } from './sentence-walk.ts';
import { createSystemEngine } from './speech-engine.ts';

export interface Aloud extends AloudState {
  /** Of the article, as it is spoken: `hy`. */
  language: string;
  rate: number;
  /** From the selection, else from the first line in view; when it is under way, pauses it or goes on. */
  toggle(): void;
  step(by: Step): void;
  stop(): void;
  setRate(rate: number): void;
  setVoice(id: string): void;
}

const off: AloudState = { status: 'off', sentence: null, voice: null, message: null, jumps: 0 };
/** Asked for before the page was there, it begins as soon as it is; later than this, nobody waits for it any more. */
const patienceMs = 5_000;
/** Below this the bar lies over the page. */
const barHeight = 84;

/** The open article read aloud by the system's voices; another article, or none, and it is silent. */
export function useReadAloud(page: FramePage | null, stated: string | null, selection: PageSelection): Aloud {
  const { settings, changeSettings } = useSettings();
  const [state, setState] = useState(off);
  const session = useRef<ReadAloud | null>(null);
  const asked = useRef(Number.NEGATIVE_INFINITY);
  const toBegin = useRef(selection);
  toBegin.current = selection;
  const tag = useMemo(() => (page === null ? 'en' : languageToSpeak(stated, page.text.text)), [page, stated]);
  const language = spokenLanguage(tag);
  const kept = { voice: settings.speechVoices[language], rate: settings.speechRates[language] ?? 1 };
  const newest = useRef(kept);
  newest.current = kept;

  useEffect(() => {
    if (page === null || !('speechSynthesis' in window)) return;
    const engine = createSystemEngine(window.speechSynthesis, (text) => new SpeechSynthesisUtterance(text));
    const own = createReadAloud({
      walk: createSentenceWalk(page.text.text, tag),
      engine,
      language: tag,
      kept: () => newest.current,
      onChange: setState,
    });
    session.current = own;
    if (performance.now() - asked.current < patienceMs) own.play(placeToBegin(page, toBegin.current));
    asked.current = Number.NEGATIVE_INFINITY;
    // A browser goes on speaking for a page that is gone.
    const leave = (): void => own.stop();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      own.stop();
      session.current = null;
    };
  }, [page, tag]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: heard anew when what is kept changes, and only then
  useEffect(() => {
    if (session.current?.state().sentence != null) session.current.changeVoice();
  }, [kept.voice, kept.rate]);

  useSpokenMark(page, state);

  const keep = (change: Parameters<typeof changeSettings>[0]): void => {
    changeSettings(change).catch((error: unknown) => announceFailure('The voice was not kept', error));
  };
  return {
    ...state,
    language,
    rate: kept.rate,
    toggle() {
      const own = session.current;
      if (page === null) {
        asked.current = performance.now();
        return;
      }
      if (own === null) {
        setState({ ...off, status: 'no-voice' });
        return;
      }
      if (own.state().status === 'off') own.play(placeToBegin(page, selection));
      else if (own.state().status === 'speaking') own.pause();
      else own.resume();
    },
    step: (by) => session.current?.step(by),
    stop() {
      // Also what was asked for before its page was there.
      asked.current = Number.NEGATIVE_INFINITY;
      session.current?.stop();
      setState(off);
    },
    setRate: (rate) =>
      keep((now) => ({ speechRates: { ...now.speechRates, [language]: Math.round(rate * 10) / 10 } })),
    setVoice: (id) => keep((now) => ({ speechVoices: { ...now.speechVoices, [language]: id } })),
  };
}

/** The selection; else where the first sentence begins that is in view. */
function placeToBegin(page: FramePage, selection: PageSelection): number {
  const selected = selection.read();
  if (selected !== null) return selected.start;
  const first = firstVisibleOffset(page.text);
  const walk = createSentenceWalk(page.text.text, '');
  const sentence = walk.at(first);
  if (sentence === null || sentence.start >= first) return first;
  // One that began on the screen before: the next one, if it is in view as well.
  const next = walk.next(sentence);
  return next !== null && isInView(page, next) ? next.start : sentence.start;
}

/** Marks the sentence, and keeps it in view for as long as the reader does not look elsewhere. */
function useSpokenMark(page: FramePage | null, { status, sentence, jumps }: AloudState): void {
  const last = useRef({ sentence, jumps: 0 });
  useEffect(() => {
    if (page === null) return;
    const before = last.current;
    last.current = { sentence, jumps };
    const range = sentence === null ? null : page.text.range(sentence);
    page.painter.paint('spoken', range === null ? [] : [range]);
    if (sentence === null || status === 'no-voice') return;
    const asked = jumps !== before.jumps;
    if (asked || (before.sentence !== null && isInView(page, before.sentence))) {
      const box = range?.getBoundingClientRect();
      // The bar hides what reveal takes for seen.
      const hidden =
        box !== undefined && box.bottom > page.view.innerHeight - barHeight && box.top > barHeight;
      if (hidden && !isOnSheets(page.view))
        page.view.scrollBy({ top: box.top - page.view.innerHeight * 0.38, behavior: 'instant' });
      else reveal(page, sentence);
    }
  }, [page, status, sentence, jumps]);
}

function isInView(page: FramePage, span: { start: number; end: number }): boolean {
  const box = page.text.range(span)?.getBoundingClientRect();
  return box !== undefined && isInSight(page.view, box);
}
