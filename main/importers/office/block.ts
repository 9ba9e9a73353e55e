/**
 * A document as a word processor keeps it: a flat row of paragraphs and tables, where lists, quotations and code are only
 * looks of paragraphs. Each office format is read into this row; `arrangeBlocks` makes html of it.
 */
export type Block = Paragraph | WholeBlock;

export interface Paragraph {
  kind: 'paragraph';
  /** Content as html: inline only. */
  html: string;
  role: ParagraphRole;
  direction?: 'rtl';
  /** Names that links of the document lead to. */
  anchors?: readonly string[];
}

/** A table, a formula that stands alone, embedded html: already html of its own. */
export interface WholeBlock {
  kind: 'whole';
  html: string;
}

export type ParagraphRole =
  | { name: 'text' | 'title' | 'subtitle' | 'author' | 'date' | 'quote' | 'code' }
  /** `level` 1 to 9. */
  | { name: 'heading'; level: number }
  | ListRole;

export interface ListRole {
  name: 'list';
  /** From 0. */
  level: number;
  /** Null for bullets. */
  number: ListNumber | null;
  /** A further paragraph of the item before it. */
  continued?: true;
}

export interface ListNumber {
  value: number;
  /** As the `type` of an html list. */
  style: '1' | 'a' | 'A' | 'i' | 'I';
}

export const plainRole: ParagraphRole = { name: 'text' };

/** The words of a paragraph, without markup and marks of notes. */
export function wordsIn(block: Block): string {
  return block.html
    .replace(/<sup class="footnote-ref">.*?<\/sup>/g, '')
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
