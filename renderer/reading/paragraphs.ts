/** Blocks of running text; of nested ones the innermost. Captions, tables and notes are not counted. */
const blocks = 'p, li, dd, blockquote, pre';
const uncounted = 'figcaption, table, .footnotes, .footnotes-list, aside';

/** Numbers the paragraphs of a text from 1, for citing; answers with how many there are. */
export function numberParagraphs(root: HTMLElement): number {
  let count = 0;
  for (const element of root.querySelectorAll<HTMLElement>(blocks)) {
    if (element.querySelector(blocks) !== null || element.closest(uncounted) !== null) continue;
    if ((element.textContent ?? '').trim() === '') continue;
    count += 1;
    element.dataset.paragraph = String(count);
  }
  root.dataset.numbered = String(count).length > 3 ? 'wide' : 'true';
  return count;
}

export function takeNumbersAway(root: HTMLElement): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-paragraph]'))
    delete element.dataset.paragraph;
  delete root.dataset.numbered;
}

/** `12`, or `12–14`, of a passage; null where paragraphs are not numbered or it stands in none. */
export function paragraphsOf(range: Pick<Range, 'startContainer' | 'endContainer'> | null): string | null {
  if (range === null) return null;
  const first = numberAt(range.startContainer);
  const last = numberAt(range.endContainer);
  if (first === null) return last;
  return last === null || last === first ? first : `${first}–${last}`;
}

function numberAt(node: Node): string | null {
  const block = node.parentElement?.closest<HTMLElement>('[data-paragraph]');
  return block?.dataset.paragraph ?? null;
}
