import type { Sentence } from '../../../contract/sentences.ts';
import { chooseVoice, type Voice } from '../../ui/speech/voices.ts';
import type { SentenceWalk } from './sentence-walk.ts';
import type { SpeechEngine } from './speech-engine.ts';
import { spokenText } from './spoken-text.ts';

export type AloudStatus = 'off' | 'waiting' | 'speaking' | 'paused' | 'no-voice' | 'failed';

export interface AloudState {
  status: AloudStatus;
  /** The one that is read, or that is read next. */
  sentence: Sentence | null;
  voice: Voice | null;
  /** Why it does not speak, of `failed`. */
  message: string | null;
  /** Grows with every sentence that the reader asked for: those are to be shown, wherever the page is. */
  jumps: number;
}

export type Step = 'sentence' | 'previous-sentence' | 'paragraph' | 'previous-paragraph';

/** An article being read aloud, from the first sentence asked for to its end. */
export interface ReadAloud {
  state(): AloudState;
  /** From the sentence at an offset. */
  play(offset: number): void;
  pause(): void;
  /** Goes on where it was paused, at the beginning of the sentence. */
  resume(): void;
  step(by: Step): void;
  /** Voice or speed are different now: the sentence begins again, where one is being read. */
  changeVoice(): void;
  stop(): void;
}

export interface ReadAloudOptions {
  walk: SentenceWalk;
  engine: SpeechEngine;
  /** BCP 47. */
  language: string;
  /** What the reader keeps for the language. */
  kept: () => { voice: string | undefined; rate: number };
  onChange: (state: AloudState) => void;
}

/** Systems that have voices tell them within this. */
const voicesWithinMs = 4_000;

export function createReadAloud({ walk, engine, language, kept, onChange }: ReadAloudOptions): ReadAloud {
  let state: AloudState = { status: 'off', sentence: null, voice: null, message: null, jumps: 0 };
  let stopListening: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const change = (part: Partial<AloudState>): void => {
    state = { ...state, ...part };
    onChange(state);
  };
  const stopWaiting = (): void => {
    stopListening?.();
    stopListening = null;
    clearTimeout(timer);
  };

  const say = (sentence: Sentence): void => {
    stopWaiting();
    const { voice: wanted, rate } = kept();
    const voice = chooseVoice(engine.voices(), language, wanted);
    if (voice === null) {
      waitForVoices(sentence);
      return;
    }
    change({ status: 'speaking', sentence, voice, message: null });
    sayPieces(spokenText(walk.text.slice(sentence.start, sentence.end)), 0, sentence, voice, rate);
  };
  const sayPieces = (pieces: string[], at: number, sentence: Sentence, voice: Voice, rate: number): void => {
    const text = pieces[at];
    if (text === undefined) {
      const next = walk.next(sentence);
      if (next === null) off();
      else say(next);
      return;
    }
    engine.speak(
      { text, language: voice.language || language, voice, rate },
      {
        end: () => sayPieces(pieces, at + 1, sentence, voice, rate),
        failed: (message) => change({ status: 'failed', message }),
      },
    );
  };
  /** The list of voices comes late in most browsers. When it is there and none speaks the language, that is said. */
  const waitForVoices = (sentence: Sentence): void => {
    const known = engine.voices().length > 0;
    change({ status: known ? 'no-voice' : 'waiting', sentence, voice: null, message: null });
    stopListening = engine.listen(() => {
      if (state.sentence === null) return;
      if (chooseVoice(engine.voices(), language, kept().voice) !== null) say(state.sentence);
      else if (engine.voices().length > 0) change({ status: 'no-voice' });
    });
    if (!known) timer = setTimeout(() => change({ status: 'no-voice' }), voicesWithinMs);
  };
  const off = (): void => {
    stopWaiting();
    engine.cancel();
    change({ status: 'off', sentence: null, voice: null, message: null });
  };

  const steps: Record<Step, (from: Sentence) => Sentence | null> = {
    sentence: walk.next,
    'previous-sentence': walk.previous,
    paragraph: walk.nextParagraph,
    'previous-paragraph': walk.previousParagraph,
  };

  return {
    state: () => state,
    play(offset) {
      const sentence = walk.at(offset) ?? walk.at(0);
      if (sentence === null) return;
      state = { ...state, jumps: state.jumps + 1 };
      say(sentence);
    },
    pause() {
      if (state.status !== 'speaking' && state.status !== 'waiting') return;
      stopWaiting();
      engine.cancel();
      change({ status: 'paused' });
    },
    resume() {
      if (state.sentence !== null && state.status !== 'speaking') say(state.sentence);
    },
    step(by) {
      if (state.sentence === null) return;
      const sentence = steps[by](state.sentence);
      // At either end there is nowhere to go; the sentence begins again, so that the key is felt.
      const target = sentence ?? state.sentence;
      const jumps = state.jumps + 1;
      if (state.status === 'paused') change({ sentence: target, jumps });
      else {
        state = { ...state, jumps };
        say(target);
      }
    },
    changeVoice() {
      if (state.sentence === null) return;
      if (state.status === 'paused') change({ voice: chooseVoice(engine.voices(), language, kept().voice) });
      else say(state.sentence);
    },
    stop: off,
  };
}
