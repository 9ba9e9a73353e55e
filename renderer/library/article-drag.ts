import type { DragEvent } from 'react';
import type { Id } from '../../contract/scalars.ts';

const type = 'application/x-carrel-articles';

/** Takes articles on a drag, with a small card that says how many. */
export function dragArticles(event: DragEvent, ids: Id[], title: string): void {
  event.dataTransfer.setData(type, JSON.stringify(ids));
  event.dataTransfer.setData('text/plain', title);
  event.dataTransfer.effectAllowed = 'copy';
  const card = document.createElement('div');
  card.textContent = ids.length === 1 ? title : `${ids.length.toLocaleString()} articles`;
  card.className = 'drag-card';
  document.body.append(card);
  event.dataTransfer.setDragImage(card, 12, 16);
  // The browser has its picture of the card once this event is over.
  setTimeout(() => card.remove(), 0);
}

export function carriesArticles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(type);
}

export function droppedArticles(event: DragEvent): Id[] {
  try {
    const ids: unknown = JSON.parse(event.dataTransfer.getData(type));
    return Array.isArray(ids) ? ids.filter((one) => typeof one === 'string') : [];
  } catch {
    // Something else was dropped under our name, from another program.
    return [];
  }
}
