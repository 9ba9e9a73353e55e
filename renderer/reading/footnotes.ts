/** A note that a reference in the text leads to. */
export interface Footnote {
  reference: HTMLElement;
  /** The whole note, of which the link may name only the number. */
  note: HTMLElement;
  /** As the reference writes it: `3`, `*`. */
  mark: string;
}

const longestNote = 6_000;
const noteMark = /^[[(]?\s*(?:\p{N}{1,4}|[*†‡§¶#]{1,4}|\p{L}|[ivxlc]{1,6})\s*[.\])]?$/iu;
const backMark = /^[^\p{L}]*$/u;
const noteBlocks = 'li, aside, dd, p, td, blockquote, div';

/**
 * The note that a link into the same page is the reference of; null where it is some other link. Files mark them
 * seldom, so the look of both ends tells: a raised or bracketed number, and below it a short block of text.
 */
export function footnoteOf(
  link: HTMLElement,
  target: HTMLElement,
  isBehind: (link: Node, target: Node) => boolean = standsBehind,
): Footnote | null {
  const mark = (link.textContent ?? '').replace(/\s+/g, ' ').trim();
  const named = link.matches('.footnote-ref, .noteref, [role="doc-noteref"]');
  const raised = link.closest('sup') !== null || link.querySelector('sup') !== null;
  if (!named && !(noteMark.test(mark) && (raised || /^[[(]|^\p{N}{1,3}$|^[*†‡§]/u.test(mark)))) return null;
  // A link to something above it leads back.
  if (!isBehind(link, target)) return null;
  const note = target.matches(noteBlocks) ? target : target.closest<HTMLElement>(noteBlocks);
  if (note === null || note.contains(link) || note.querySelector('h1, h2, h3, h4, h5, h6') !== null)
    return null;
  const length = note.textContent?.trim().length ?? 0;
  if (length === 0 || length > longestNote) return null;
  return { reference: link, note, mark };
}

function standsBehind(link: Node, target: Node): boolean {
  return (link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** A copy to be shown elsewhere: without names of its own, and without the way back, which the popup is itself. */
export function copyNote({ note }: Footnote): DocumentFragment {
  const copy = note.ownerDocument.importNode(note, true);
  for (const link of copy.querySelectorAll<HTMLElement>('a[href^="#"]'))
    if (link.matches('.footnote-backref, [role="doc-backlink"]') || backMark.test(link.textContent ?? ''))
      (link.closest('sup') ?? link).remove();
  for (const element of copy.querySelectorAll<HTMLElement>(
    '[id], [data-arrived], [data-paragraph], [tabindex]',
  ))
    for (const name of ['id', 'data-arrived', 'data-paragraph', 'tabindex']) element.removeAttribute(name);
  const fragment = note.ownerDocument.createDocumentFragment();
  fragment.append(...copy.childNodes);
  return fragment;
}
