import type { ParagraphRole } from '../office/block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';

/**
 * What the converter would lose takes its way around it: a mark stands in the text that is converted, and what the mark
 * stands for is kept here and put in its place afterwards.
 */
export interface Slots {
  /** The mark at the beginning of a paragraph that is more than plain text. */
  paragraph(facts: ParagraphFacts): string;
  /** The mark of something within a line. */
  inline(content: InlineSlot): string;
  paragraphs: readonly ParagraphFacts[];
  inlines: readonly InlineSlot[];
}

export interface ParagraphFacts {
  role: ParagraphRole;
  rightToLeft: boolean;
  /** What of tables begins or ends before it. */
  marks: readonly TableMark[];
}

export type TableMark =
  | { kind: 'table' }
  | { kind: 'row'; header: boolean }
  /** `goesOn`: one with the cell above it. */
  | { kind: 'cell'; columns: number; goesOn: boolean }
  /** Of a table. */
  | { kind: 'end' };

export type InlineSlot =
  | { kind: 'html'; html: string }
  | { kind: 'picture'; part: string; description: string }
  | { kind: 'lack'; address: string; description: string; reason: 'remote' | 'unsupported' | 'absent' }
  /** A file of another format that stands in the text as if it were part of it. */
  | { kind: 'chunk'; part: string }
  | { kind: 'formula'; element: XmlElement; alone: boolean }
  /** `footnote 2`, `endnote 1`. */
  | { kind: 'note'; note: string };

/** Code points that are no characters and never will be: a document that holds them loses them. */
const open = '\ufdd0';
const close = '\ufdd1';
export const slotCharacters = /[\ufdd0\ufdd1]/g;
export const paragraphSlot = /\ufdd0p(\d{1,7})\ufdd1/;
export const inlineSlot = /\ufdd0i(\d{1,7})\ufdd1/g;

export function createSlots(): Slots {
  const paragraphs: ParagraphFacts[] = [];
  const inlines: InlineSlot[] = [];
  return {
    paragraphs,
    inlines,
    paragraph: (facts) => `${open}p${paragraphs.push(facts) - 1}${close}`,
    inline: (content) => `${open}i${inlines.push(content) - 1}${close}`,
  };
}
