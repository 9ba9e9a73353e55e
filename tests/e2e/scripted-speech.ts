import type { Page } from '@playwright/test';

/**
 * Voices that no machine needs to have: `speechSynthesis` with Chromium's order of events, which says a sentence until it is
 * told to finish. To be put in place before an article is opened.
 */
export async function scriptSpeech(
  page: Page,
  voices: readonly (readonly [string, string])[],
): Promise<void> {
  await page.evaluate((given) => {
    // No class: what a compiler makes of its fields is not there in the page.
    interface Utterance extends EventTarget {
      text: string;
      rate: number;
      voice: { name: string } | null;
    }
    // biome-ignore lint/complexity/useArrowFunction: it is called with `new`
    const makeUtterance = function (text: string): Utterance {
      return Object.assign(new EventTarget(), { text, lang: '', rate: 1, voice: null });
    };
    const said: { text: string; voice: string | null; rate: number }[] = [];
    let current: Utterance | null = null;
    const tell = (utterance: Utterance, type: string, error = ''): void =>
      queueMicrotask(() => utterance.dispatchEvent(Object.assign(new Event(type), { error })));
    const synthesis = Object.assign(new EventTarget(), {
      pending: false,
      paused: false,
      speaking: false,
      said,
      getVoices: () =>
        given.map(([lang, name]) => ({
          lang,
          name,
          voiceURI: name,
          localService: !name.startsWith('Cloud'),
          default: false,
        })),
      resume: () => undefined,
      pause: () => undefined,
      speak(utterance: Utterance) {
        said.push({ text: utterance.text, voice: utterance.voice?.name ?? null, rate: utterance.rate });
        current = utterance;
        this.speaking = true;
        tell(utterance, 'start');
      },
      cancel() {
        if (current !== null) tell(current, 'error', 'interrupted');
        current = null;
        this.speaking = false;
      },
      finish() {
        const ended = current;
        current = null;
        this.speaking = false;
        if (ended !== null) tell(ended, 'end');
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: makeUtterance, configurable: true });
  }, voices);
}

export interface Said {
  text: string;
  voice: string | null;
  rate: number;
}

/** What the voice was given last. */
export function lastSaid(page: Page): Promise<Said | null> {
  return page.evaluate(() => {
    const { said } = window.speechSynthesis as unknown as { said: Said[] };
    return said.at(-1) ?? null;
  });
}

/** The voice comes to the end of what it says. */
export async function finishSaying(page: Page): Promise<void> {
  await page.evaluate(() => (window.speechSynthesis as unknown as { finish(): void }).finish());
}

export function isSpeaking(page: Page): Promise<boolean> {
  return page.evaluate(() => window.speechSynthesis.speaking);
}
