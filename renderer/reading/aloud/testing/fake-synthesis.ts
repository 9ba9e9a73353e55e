/**
 * `speechSynthesis` as Chromium behaves: everything is told later, in the order start, end; what is cancelled ends with the
 * error `interrupted` or `canceled`; what is spoken in the moment after a cancel is swallowed.
 */
export class FakeSynthesis extends EventTarget {
  speaking = false;
  pending = false;
  paused = false;
  onvoiceschanged = null;
  readonly said: { text: string; lang: string; rate: number; voice: string | null }[] = [];
  list: SpeechSynthesisVoice[] = [];
  /** Utterances end only when told to. */
  current: SpeechSynthesisUtterance | null = null;
  swallows = false;
  /** The next one never starts. */
  deaf = 0;

  getVoices(): SpeechSynthesisVoice[] {
    return this.list;
  }
  tellVoices(list: SpeechSynthesisVoice[]): void {
    this.list = list;
    this.dispatchEvent(new Event('voiceschanged'));
  }
  speak(utterance: SpeechSynthesisUtterance): void {
    this.said.push({
      text: utterance.text,
      lang: utterance.lang,
      rate: utterance.rate,
      voice: utterance.voice?.name ?? null,
    });
    if (this.swallows || this.deaf > 0) {
      this.deaf = Math.max(0, this.deaf - 1);
      return;
    }
    this.current = utterance;
    this.pending = true;
    queueMicrotask(() => {
      if (this.current !== utterance) return;
      this.pending = false;
      this.speaking = true;
      tell(utterance, 'start');
    });
  }
  /** What is being said comes to its end. */
  finish({ silently = false } = {}): void {
    const utterance = this.current;
    this.current = null;
    this.speaking = false;
    if (utterance !== null && !silently) tell(utterance, 'end');
  }
  cancel(): void {
    const utterance = this.current;
    this.current = null;
    this.speaking = false;
    this.pending = false;
    if (utterance === null) return;
    this.swallows = true;
    setTimeout(() => {
      this.swallows = false;
    }, 20);
    queueMicrotask(() => tell(utterance, 'error', 'interrupted'));
  }
  pause(): void {}
  resume(): void {}
}

function tell(utterance: SpeechSynthesisUtterance, type: 'start' | 'end' | 'error', error = ''): void {
  utterance.dispatchEvent(Object.assign(new Event(type), { error }));
}

export function fakeUtterance(text: string): SpeechSynthesisUtterance {
  return Object.assign(new EventTarget(), {
    text,
    lang: '',
    rate: 1,
    pitch: 1,
    volume: 1,
    voice: null,
    onstart: null,
    onend: null,
    onerror: null,
    onpause: null,
    onresume: null,
    onmark: null,
    onboundary: null,
  });
}

export function fakeVoice(lang: string, name: string, localService = true): SpeechSynthesisVoice {
  return { lang, name, localService, voiceURI: name, default: false };
}
