import { useSyncExternalStore } from 'react';
import type { Voice } from './voices.ts';

const none: readonly Voice[] = [];
/** Some systems have thirteen thousand: they are read when the system tells of them, not each time. */
const known = new WeakMap<SpeechSynthesis, readonly Voice[]>();

/** The voices of this computer; systems tell them some time after they were first asked. */
export function useSystemVoices(): readonly Voice[] {
  return useSyncExternalStore(listen, () =>
    'speechSynthesis' in window ? voicesOf(window.speechSynthesis) : none,
  );
}

/** The same array until the system tells of others. */
export function voicesOf(synthesis: SpeechSynthesis): readonly Voice[] {
  const read = known.get(synthesis);
  if (read !== undefined) return read;
  const voices = synthesis.getVoices().map(
    ({ voiceURI, name, lang, localService, default: usual }): Voice => ({
      id: voiceURI,
      name,
      language: lang.replaceAll('_', '-'),
      local: localService,
      usual,
    }),
  );
  if (voices.length === 0) return none;
  known.set(synthesis, voices);
  synthesis.addEventListener('voiceschanged', () => known.delete(synthesis), { once: true });
  return voices;
}

/** Tells when there are others; whoever asks then is given those. */
export function listenToVoices(synthesis: SpeechSynthesis, changed: () => void): () => void {
  const told = (): void => {
    known.delete(synthesis);
    changed();
  };
  synthesis.addEventListener('voiceschanged', told);
  return () => synthesis.removeEventListener('voiceschanged', told);
}

function listen(changed: () => void): () => void {
  return 'speechSynthesis' in window ? listenToVoices(window.speechSynthesis, changed) : () => undefined;
}
