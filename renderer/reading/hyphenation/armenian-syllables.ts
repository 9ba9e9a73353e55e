const vowels = new Set('աեէըիոօև');

/**
 * Where an Armenian word of lower-case letters may be divided, by the rules of the school grammar: a syllable has one vowel;
 * one consonant before a vowel begins its syllable, of several the last does; `ու` is one vowel and `և` is never taken
 * apart. The unwritten `ը` of clusters is not guessed at.
 */
export function divideArmenian(word: string): readonly number[] {
  const sounds = soundsOf(word);
  const breaks: number[] = [];
  let seen = false;
  for (const [index, { start, vowel }] of sounds.entries()) {
    if (!vowel) continue;
    const before = sounds[index - 1];
    if (seen && before !== undefined) breaks.push(before.vowel ? start : before.start);
    seen = true;
  }
  return breaks;
}

function soundsOf(word: string): { start: number; vowel: boolean }[] {
  const sounds: { start: number; vowel: boolean }[] = [];
  for (let start = 0; start < word.length; start += 1) {
    sounds.push({ start, vowel: vowels.has(word.charAt(start)) });
    if (word.startsWith('ու', start)) start += 1;
  }
  return sounds;
}
