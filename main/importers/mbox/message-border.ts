/** So much must follow a line that may be a border before it can be told. */
export const borderReach = 2_048;

export interface Border {
  line: string;
  /** Where the message begins. */
  next: number;
  /** As git writes it before a patch: a border among patches, and only text in a letter that a patch is attached to. */
  patch: boolean;
}

const lineFeed = 0x0a;
const longestLine = 1_000;
/** `From ann@example.org Mon Oct  9 14:05:00 2023`: some name, a time of day and a year. */
const dated = /^From (?=.{0,900}\b\d{1,2}:\d{2})(?=.{0,900}\b(?:19|20)\d{2}\b)/;
const anyHeader = /^[!-9;-~]{1,76}[ \t]*:/;
const surelyHeader =
  /^(?:return-path|received|from|date|to|subject|message-id|delivered-to|mime-version|x-[\w-]+|status|path|newsgroups|sender|reply-to|envelope-to):/i;

/**
 * The line at `at` as the border before a message, or null. One is a line `From …` with a date after an empty line, where a
 * header or nothing follows; without the empty line only where what follows is surely a header. A sentence that begins
 * with "From" is none, whether the program that wrote the mailbox escaped it or not.
 */
export function borderAt(bytes: Buffer, at: number): Border | null {
  const end = bytes.indexOf(lineFeed, at);
  const lineEnd = end === -1 ? bytes.length : end;
  if (lineEnd - at > longestLine) return null;
  const line = bytes.toString('latin1', at, lineEnd).replace(/\r$/, '');
  if (!dated.test(line)) return null;
  const next = end === -1 ? bytes.length : end + 1;
  const following = bytes
    .toString('latin1', next, Math.min(bytes.length, next + 200))
    .replace(/^>From .*\r?\n/, '');
  const fits = isAfterEmptyLine(bytes, at)
    ? following === '' || /^\r?\n/.test(following) || anyHeader.test(following)
    : surelyHeader.test(following);
  return fits ? { line, next, patch: /^From [\da-f]{40} Mon Sep 17 00:00:00 2001$/.test(line) } : null;
}

function isAfterEmptyLine(bytes: Buffer, at: number): boolean {
  const before = bytes.toString('latin1', Math.max(0, at - 4), at);
  return /(?:^|\n)\r?\n$/.test(before);
}
