import { slotCharacters } from './slots.ts';

export function textRun(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Text of the document itself, which must not look like a slot. */
export function ownText(text: string): string {
  return escapeXml(text.replace(slotCharacters, ''));
}
