import { listenToVoices, voicesOf } from '../../ui/speech/use-system-voices.ts';
import type { Voice } from '../../ui/speech/voices.ts';

export interface Utterance {
  text: string;
  /** BCP 47. */
  language: string;
  voice: Voice | null;
  /** 1 is the voice's own speed. */
  rate: number;
}

export interface UtteranceEvents {
  end(): void;
  /** The system refused, or fell silent; in words. */
  failed(reason: string): void;
}

/** What can say something aloud. One thing at a time: what comes takes the place of what is being said. */
export interface SpeechEngine {
  voices(): readonly Voice[];
  /** Systems tell their voices late, or again. Answers with a function that stops the listening. */
  listen(changed: () => void): () => void;
  /** Events of one that was replaced or cancelled never come. */
  speak(utterance: Utterance, events: UtteranceEvents): void;
  cancel(): void;
}

/** Chromium swallows what is said right after a cancel; so long after, it does not. */
const afterCancelMs = 60;
const tickMs = 1_000;
const patienceToStartMs = 6_000;
/** Even a slow voice says a letter in this. */
const slowestPerLetterMs = 260;

/**
 * The voices of the system behind `speechSynthesis`, with its habits made good: utterances are held, for one that is
 * collected as garbage never ends; `pause` is not used at all, for some systems do not come back from it; an end that got
 * lost is noticed; a voice that never begins is asked once more and then given up.
 */
export function createSystemEngine(
  synthesis: SpeechSynthesis,
  makeUtterance: (text: string) => SpeechSynthesisUtterance,
  clock: Pick<
    typeof globalThis,
    'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval'
  > = globalThis,
): SpeechEngine {
  let turn = 0;
  const held = new Set<SpeechSynthesisUtterance>();
  let cancelled = Number.NEGATIVE_INFINITY;
  let watch: ReturnType<typeof setInterval> | undefined;
  let delay: ReturnType<typeof setTimeout> | undefined;
  const now = (): number => performance.now();

  const stop = (): void => {
    turn += 1;
    held.clear();
    clock.clearInterval(watch);
    clock.clearTimeout(delay);
    if (synthesis.speaking || synthesis.pending) {
      synthesis.cancel();
      cancelled = now();
    }
  };

  const begin = (utterance: Utterance, events: UtteranceEvents, attempt: number): void => {
    const mine = turn;
    const own = (done: () => void) => (): void => {
      if (mine === turn) done();
    };
    const settle = (tell: () => void): void => {
      turn += 1;
      held.clear();
      clock.clearInterval(watch);
      tell();
    };
    const asked = now();
    let started: number | null = null;
    let quiet = 0;
    const spoken = makeUtterance(utterance.text);
    spoken.lang = utterance.language;
    spoken.rate = utterance.rate;
    const voice = synthesis.getVoices().find(({ voiceURI }) => voiceURI === utterance.voice?.id);
    if (voice !== undefined) spoken.voice = voice;
    spoken.addEventListener(
      'start',
      own(() => {
        started = now();
      }),
    );
    spoken.addEventListener(
      'end',
      own(() => settle(events.end)),
    );
    spoken.addEventListener('error', ({ error }) => {
      if (mine !== turn) return;
      // Whoever interrupts from outside (another tab, the system) has stopped it: that is no defect of the voice.
      settle(() => events.failed(wordsFor(error)));
    });
    held.add(spoken);
    synthesis.resume();
    synthesis.speak(spoken);
    clock.clearInterval(watch);
    watch = clock.setInterval(
      own(() => {
        if (started === null) {
          if (now() - asked < patienceToStartMs) return;
          stop();
          if (attempt === 1) later(utterance, events, 2);
          else events.failed('The voice does not answer.');
        } else if (!synthesis.speaking && !synthesis.pending) {
          quiet += 1;
          if (quiet >= 2) settle(events.end);
        } else if (now() - started > 10_000 + (utterance.text.length * slowestPerLetterMs) / utterance.rate) {
          stop();
          events.failed('The voice got stuck.');
        }
      }),
      tickMs,
    );
  };

  const later = (utterance: Utterance, events: UtteranceEvents, attempt: number): void => {
    const wait = cancelled + afterCancelMs - now();
    if (wait <= 0) begin(utterance, events, attempt);
    else delay = clock.setTimeout(() => begin(utterance, events, attempt), wait);
  };

  return {
    voices: () => voicesOf(synthesis),
    listen: (changed) => listenToVoices(synthesis, changed),
    speak(utterance, events) {
      // Also one that still waits for its moment after a cancel.
      stop();
      later(utterance, events, 1);
    },
    cancel: stop,
  };
}

function wordsFor(error: string): string {
  switch (error) {
    case 'not-allowed':
      return 'The system does not allow reading aloud before a key or button is pressed.';
    case 'audio-busy':
    case 'audio-hardware':
      return 'The sound of this computer is not available.';
    case 'interrupted':
    case 'canceled':
      return 'Another program took the voice.';
    case 'language-unavailable':
    case 'voice-unavailable':
      return 'The voice is no longer there.';
    default:
      return `The voice could not speak (${error}).`;
  }
}
