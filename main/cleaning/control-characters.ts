/** Those that nothing shows and that terminals, tables and rows of a list may act on; tab and line feed are white space. */
const invisible = /[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]/g;
/** Those that part words: tabulators and ends of lines of other times, separators of records. */
const parting = /[\x0b\x0c\x1c-\x1f\x85]/g;
const any = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

/** Without C0 and C1 control characters but tab, line feed and carriage return. */
export function withoutControls(text: string): string {
  return any.test(text) ? text.replace(invisible, '').replace(parting, ' ') : text;
}

/** All of them written as in an address: for names and addresses, which must stay as different as they were. */
export function visibleControls(text: string): string {
  return text.replace(/\p{Cc}/gu, encodeURIComponent);
}
