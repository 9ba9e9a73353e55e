import { useSyncExternalStore } from 'react';
import type { Voice } from './voices.ts';

const none: readonly Voice[] = [];
let known: readonly Voice[] = none;

/** The voices of this computer; systems tell them some time after they were first asked. */
export function useSystemVoices(): readonly Voice[] {
  return useSyncExternalStore(listen, systemVoices);
}

/** The same array until the system tells of others. */
export function systemVoices(): readonly Voice[] {
  const told = 'speechSynthesis' in window ? window.speechSynthesis.getVoices() : [];
  if (told.length !== known.length || told.some(({ voiceURI }, at) => known[at]?.id !== voiceURI))
    known = told.map(({ voiceURI, name, lang, localService, default: usual }) => ({
      id: voiceURI,
      name,
      language: lang.replaceAll('_', '-'),
      local: localService,
      usual,
    }));
  return known;
}

function listen(changed: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => undefined;
  const synthesis = window.speechSynthesis;
  synthesis.addEventListener('voiceschanged', changed);
  return () => synthesis.removeEventListener('voiceschanged', changed);
}
