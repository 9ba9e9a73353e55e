export type Script =
  | 'latin'
  | 'cyrillic'
  | 'armenian'
  | 'georgian'
  | 'greek'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'tamil'
  | 'other';

/** Blocks of Unicode, in their order: where each begins, and whose letters are in it. */
const blocks: readonly [number, Script][] = [
  [0, 'other'],
  [0x61, 'latin'],
  [0x7b, 'other'],
  [0xc0, 'latin'],
  [0x2b0, 'other'],
  [0x370, 'greek'],
  [0x400, 'cyrillic'],
  [0x530, 'armenian'],
  [0x590, 'hebrew'],
  [0x600, 'arabic'],
  [0x700, 'other'],
  [0x750, 'arabic'],
  [0x780, 'other'],
  [0x8a0, 'arabic'],
  [0x900, 'devanagari'],
  [0x980, 'other'],
  [0xb80, 'tamil'],
  [0xc00, 'other'],
  [0x10a0, 'georgian'],
  [0x1100, 'other'],
  [0x1c90, 'georgian'],
  [0x1cc0, 'other'],
  [0x1e00, 'latin'],
  [0x1f00, 'greek'],
  [0x2000, 'other'],
];

/** The script of a folded word, by its first letter: words that mix scripts are rare and hardly ever words. */
export function scriptOf(word: string): Script {
  const unit = word.charCodeAt(0);
  if (unit >= 0x61 && unit <= 0x7a) return 'latin';
  let script: Script = 'other';
  for (const [from, name] of blocks) {
    if (!(unit >= from)) break;
    script = name;
  }
  return script;
}
