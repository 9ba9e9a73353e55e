/** A voice of this computer. */
export interface Voice {
  /** What the system calls it: stable over restarts. */
  id: string;
  name: string;
  /** BCP 47. */
  language: string;
  /** Speaks without a network. */
  local: boolean;
  usual: boolean;
}

/** Languages that share their voices. */
const sameAs = new Map([
  ['hyw', 'hy'],
  ['nb', 'no'],
  ['nn', 'no'],
  ['iw', 'he'],
  ['in', 'id'],
  ['cmn', 'zh'],
  ['yue', 'zh'],
]);

/** `hy`, of `hy-AM` or `hyw`; '' of nothing. */
export function spokenLanguage(tag: string | null): string {
  const primary = (tag ?? '').toLowerCase().split(/[-_]/)[0] ?? '';
  if (['', 'und', 'mul', 'zxx', 'mis'].includes(primary)) return '';
  return sameAs.get(primary) ?? primary;
}

/** Only these may be used: others would send the text to a server. One voice in fifty characters is offered once. */
export function usableVoices(voices: readonly Voice[]): readonly Voice[] {
  let usable = usableOf.get(voices);
  if (usable === undefined) {
    usable = findUsable(voices);
    usableOf.set(voices, usable);
  }
  return usable;
}

const usableOf = new WeakMap<readonly Voice[], readonly Voice[]>();

function findUsable(voices: readonly Voice[]): Voice[] {
  const local = voices.filter((voice) => voice.local);
  const names = new Set(local.map(({ language, name }) => `${language} ${name}`));
  // eSpeak offers each language as a hundred persons: `Armenian+Alicia espeak-ng`.
  return local.filter(({ language, name }) => {
    const plain = name.replace(/\+[^ ]+(?: [^ ]+)*?(?= espeak|$)/, '');
    return plain === name || !names.has(`${language} ${plain}`);
  });
}

/** The voice that was kept for the language, else the best for it; null when the system has none. */
export function chooseVoice(
  voices: readonly Voice[],
  tag: string | null,
  kept: string | undefined,
): Voice | null {
  const usable = usableVoices(voices);
  const chosen = usable.find(({ id }) => id === kept);
  if (chosen !== undefined) return chosen;
  const language = spokenLanguage(tag);
  const [best] = usable
    .filter((voice) => spokenLanguage(voice.language) === language)
    .sort((a, b) => worth(b, tag) - worth(a, tag));
  return best ?? null;
}

function worth({ language, name, usual }: Voice, tag: string | null): number {
  const wanted = (tag ?? '').toLowerCase().replaceAll('_', '-');
  const own = language.toLowerCase();
  return (
    (own === wanted ? 8 : 0) +
    (/premium|enhanced|natural|neural|siri/i.test(name) ? 4 : 0) +
    (usual ? 2 : 0) +
    (/compact|eloquence|novelty/i.test(name) ? -4 : 0) +
    // en-GB and en-US rather than the Caribbean, where nothing was said.
    (/^(?:..|en-us|en-gb|hy-am|ru-ru)$/.test(own) ? 1 : 0)
  );
}

export interface VoiceGroup {
  language: string;
  /** As the reader calls the language. */
  name: string;
  voices: Voice[];
}

/** By language; that of the article first, then by their names. */
export function groupVoices(voices: readonly Voice[], first: string): VoiceGroup[] {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const groups = new Map<string, VoiceGroup>();
  for (const voice of usableVoices(voices)) {
    const language = spokenLanguage(voice.language);
    const group = groups.get(language) ?? { language, name: nameOf(names, language), voices: [] };
    groups.set(language, group);
    group.voices.push(voice);
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.language === first) - Number(a.language === first) || a.name.localeCompare(b.name),
  );
}

export function languageName(language: string): string {
  return nameOf(new Intl.DisplayNames(['en'], { type: 'language' }), language);
}

function nameOf(names: Intl.DisplayNames, language: string): string {
  try {
    return names.of(language) ?? language;
  } catch {
    return language; // no language that anybody has heard of
  }
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Latin}/gu, 'en'],
];

/** What the article says it is in, else what its letters say. */
export function languageToSpeak(stated: string | null, text: string): string {
  if (spokenLanguage(stated) !== '') return stated ?? '';
  const beginning = text.slice(0, 2_000);
  const [most] = scripts
    .map(([letters, language]) => ({ language, count: beginning.match(letters)?.length ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return most !== undefined && most.count > 0 ? most.language : 'en';
}
