import { withoutSoftHyphens } from './hyphenation/soft-breaks.ts';

/**
 * What is copied or dragged out of the page has none of the soft hyphens that divide its words. Answers with a function
 * that stops the listening.
 */
export function copyWithoutHyphens(page: Document): () => void {
  const stop = new AbortController();
  const hand = (data: DataTransfer | null): boolean => {
    const selection = page.getSelection();
    if (data === null || selection === null || selection.isCollapsed) return false;
    const text = selection.toString();
    const plain = withoutSoftHyphens(text);
    if (plain === text) return false;
    const held = page.createElement('div');
    held.append(selection.getRangeAt(0).cloneContents());
    data.setData('text/plain', plain);
    data.setData('text/html', withoutSoftHyphens(held.innerHTML));
    return true;
  };
  page.addEventListener(
    'copy',
    (event) => {
      if (hand(event.clipboardData)) event.preventDefault();
    },
    { signal: stop.signal },
  );
  page.addEventListener('dragstart', (event) => void hand(event.dataTransfer), { signal: stop.signal });
  return () => stop.abort();
}
