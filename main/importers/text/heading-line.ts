const lengthLimit = 90;
const chapter =
  /^(?:chapter|part|section|book|act|scene|appendix|глава|часть|раздел|книга|приложение|գլուխ|մաս|բաժին|თავი|kapitel|teil|chapitre|partie|capítulo|capitolo)[ \t]+(?:[\divxlc]+|\p{L}+)(?:[.:–—-].*)?$/iu;
const numberedTitle = /^(?:[IVXLC]{1,6}\.|\d{1,2}\.|\d{1,2}(?:\.\d{1,2}){1,3}\.?)[ \t]+\p{Lu}/u;
const terminal = /[.!?…,;:։՝»”"'’)\]]$/;

/** A line that looks like a heading all by itself: in capitals, or `Chapter 3`, or `2.1 Methods`. */
export function isHeadingLine(line: string): boolean {
  const text = line.trim();
  if (text.length > lengthLimit || text.length < 2) return false;
  if (chapter.test(text)) return true;
  if (/[.,;:…]$/.test(text)) return false;
  return isCapitals(text) || (numberedTitle.test(text) && !terminal.test(text) && text.length <= 70);
}

/** Could be a heading where it stands alone between paragraphs of running text. */
export function mayBeHeading(line: string): boolean {
  const text = line.trim();
  return (
    text.length >= 3 &&
    text.length <= 60 &&
    /^["«“]?[\p{Lu}\p{N}]/u.test(text) &&
    !/[.,;:…։!]$/.test(text) &&
    !isSignature(text)
  );
}

/** Whether a line is underlined by the next one: 1 for `=`, 2 for `-` or `~`, null when it is not. */
export function underlineLevel(line: string, next: string): 1 | 2 | null {
  const text = line.trim();
  const rule = next.trim();
  if (text === '' || text.length > lengthLimit || !/^(?:={3,}|-{3,}|~{3,})$/.test(rule)) return null;
  // A rule much longer or shorter than the line is a rule.
  if (Math.abs(rule.length - text.length) > Math.max(3, text.length * 0.3)) return null;
  return rule.startsWith('=') ? 1 : 2;
}

/** Ends of a dispatch: `(END)`, `--0--`, `/ABC/`, `-30-`, `###`, `Reuter`, `(Reporting by …)`. They stay in the text. */
export function isSignature(line: string): boolean {
  const text = line.trim();
  if (text.length > lengthLimit * 2) return false;
  return (
    /^(?:[-–—*#/=.]{1,4}\s*(?:\p{L}{1,12}|\d{1,4})?\s*[-–—*#/=.]{1,4}|\(?(?:end|ends|конец|reuters?|endit)\)?)$/iu.test(
      text,
    ) ||
    /^\((?:reporting|writing|editing|additional reporting|compiled|с использованием|при участии)\b/iu.test(
      text,
    )
  );
}

export function isRule(line: string): boolean {
  if (line.length > lengthLimit * 2) return false;
  return /^(?:\*(?:[ \t]*\*){2,}|-(?:[ \t]+-){2,}|[-_=*~─—]{5,}|\*{3,}|-{3}|_{3,}|\u2042)$/.test(line.trim());
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= 3 && text === text.toUpperCase() && text !== text.toLowerCase();
}
