import { armenianSounds, cyrillicSounds, georgianSounds, greekSounds, latinSounds } from './sound-tables.ts';

/** Scripts whose letters stand for sounds closely enough for a name to be known again in another. */
export const soundScripts = ['armenian', 'cyrillic', 'georgian', 'greek'] as const;
export type SoundScript = (typeof soundScripts)[number];

/** All of these scripts lie in the first blocks of Unicode: their letters' sounds by their code, `none` for no letter. */
const soundOfUnit: string[] = [];
const none = '?';
for (const table of [armenianSounds, cyrillicSounds, georgianSounds, greekSounds])
  for (const [letters, sound] of table) if (letters.length === 1) soundOfUnit[letters.charCodeAt(0)] = sound;
for (let unit = 0; unit < 0x1100; unit++) soundOfUnit[unit] ??= none;

const latinGroup = /shch|tsch|dzh|tch|sch|dj|zh|kh|gh|ch|sh|ph|th|ck|ts|tz|cz|dz|ou|qu|[a-z]/g;
const onlyLatin = /^[a-z]+$/;

/** What a folded word of a script sounds like; null when it has other characters in it. */
export function soundOf(word: string, script: SoundScript): string | null {
  let sound = '';
  for (let at = 0; at < word.length; at++) {
    const group = script === 'greek' ? greekSounds.get(word.slice(at, at + 2)) : null;
    if (group && at + 1 < word.length) {
      sound += group;
      at++;
      continue;
    }
    const unit = word.charCodeAt(at);
    if (unit === armenianO && word.charCodeAt(at + 1) === armenianW) {
      sound += 'u';
      at++;
      continue;
    }
    const letter = soundOfUnit[unit] ?? none;
    if (letter === none) return null;
    if (at === 0 && unit === armenianO && word.charCodeAt(1) !== armenianV) sound += 'v';
    sound += letter;
  }
  return plain(sound);
}

/** ո begins a word as vo, except in ով; with ւ it is u. */
const armenianO = 0x578;
const armenianW = 0x582;
const armenianV = 0x57e;

/** The ways a word in Latin letters may sound where it was taken from a script, likeliest first; at most four. */
export function soundsOfLatin(word: string, script: SoundScript): string[] {
  if (!onlyLatin.test(word)) return [];
  const read = (changed: Readonly<Record<string, string>>): string =>
    plain(
      word.replace(latinGroup, (group, at: number) =>
        group === 'c' ? soundOfC(word.charAt(at + 1)) : (changed[group] ?? latinSounds.get(group) ?? ''),
      ),
    );
  const usual = usualReadings[script];
  const sounds = new Set([read(usual)]);
  if (word.includes('j')) sounds.add(read({ ...usual, j: 'i' }));
  // Russian leaves the h of Armenian names out.
  if (script === 'cyrillic' && word.includes('h')) sounds.add(read({ ...usual, h: '' }));
  // The carons of Serbian Latin are gone from folded words: Milošević is read as milosevic.
  if (script === 'cyrillic' && /[sz].*c$/.test(word)) sounds.add(read({ ...usual, s: 'w', z: 'j', j: 'i' }));
  return [...sounds];
}

const usualReadings: Readonly<Record<SoundScript, Readonly<Record<string, string>>>> = {
  armenian: { x: 'h', h: '' },
  cyrillic: {},
  georgian: {},
  greek: { ch: 'h' },
};

/** A `c` before a, o, u, l, r is a k, as in Macron; elsewhere it is ts or ch, as in Vučić. */
function soundOfC(following: string): string {
  return following !== '' && 'aoulr'.includes(following) ? 'k' : 'c';
}

const mayDiffer = /(.)\1|d[zj]|t[szc]|^ie|ii|[aeou]ie/;

/** Double letters are one, but for words of which that would leave too little to be told by: Anna. */
const shortest = 4;

/** What spellings disagree on is made one: double letters, ye and e after vowels and at the beginning, dz and z, ts and tz. */
function plain(sound: string): string {
  if (!mayDiffer.test(sound)) return sound;
  const doubled = sound
    .replace(/d([zj])/g, '$1')
    .replace(/t[szc]/g, 'c')
    .replace(/(^|[aeou])ie/g, '$1e')
    .replace(/ii+(?=[aeou])/g, 'i');
  const single = doubled.replace(/([^i])\1+/g, '$1');
  return single.length < shortest ? doubled : single;
}
