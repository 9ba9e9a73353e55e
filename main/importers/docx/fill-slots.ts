import { serialize } from 'parse5';
import { parseBody } from '../../cleaning/parse-html.ts';
import { decodeText } from '../decode-text.ts';
import { escapeHtml } from '../escape-html.ts';
import { type DocumentImages, largestImage } from '../office/document-images.ts';
import type { PackageParts } from '../office/package-parts.ts';
import { formulaHtml } from './formula.ts';
import { type InlineSlot, inlineSlot } from './slots.ts';

export interface SlotSources {
  parts: PackageParts;
  images: DocumentImages;
  /** Html of the mark of a note. */
  note(name: string): string;
}

/** Html with what its marks stand for in their places. */
export async function fillSlots(
  html: string,
  slots: readonly InlineSlot[],
  sources: SlotSources,
): Promise<string> {
  const pieces: string[] = [];
  let at = 0;
  for (const match of html.matchAll(inlineSlot)) {
    const slot = slots[Number(match[1])];
    pieces.push(html.slice(at, match.index), slot === undefined ? '' : await slotHtml(slot, sources));
    at = match.index + match[0].length;
  }
  return pieces.join('') + html.slice(at);
}

async function slotHtml(slot: InlineSlot, { parts, images, note }: SlotSources): Promise<string> {
  switch (slot.kind) {
    case 'html':
      return slot.html;
    case 'note':
      return note(slot.note);
    case 'formula':
      return formulaHtml(slot.element, slot.alone);
    case 'lack':
      return images.lack(slot.address, slot.description, slot.reason);
    case 'picture':
      return images.show({
        name: slot.part,
        description: slot.description,
        load: () => parts.bytes(slot.part, largestImage),
      });
    case 'chunk':
      return chunkHtml(slot.part, parts, images);
  }
}

const largestChunk = 8 * 1024 * 1024;

/** Text of another format that a program put into the document: pages and plain text are shown, others are named. */
async function chunkHtml(part: string, parts: PackageParts, images: DocumentImages): Promise<string> {
  const bytes = /\.(?:x?html?|txt)$/i.test(part) ? await parts.bytes(part, largestChunk) : null;
  if (bytes === null) {
    images.missing.push({ kind: 'text', address: part, reason: 'unsupported' });
    return '';
  }
  const { text } = decodeText(bytes);
  if (/\.txt$/i.test(part)) return `<pre>${escapeHtml(text)}</pre>`;
  return `<div>${serialize(parseBody(text))}</div>`;
}
