import { type Look, plainLook } from './line.ts';

/** Where text goes. */
export type Destination =
  /** Into the line that is being written. */
  | 'text'
  /** Nowhere, and so do the groups inside. */
  | 'nowhere'
  /** Nowhere, but groups inside may go elsewhere. */
  | 'frame'
  | 'fonts'
  | 'styles'
  /** Into `Group.captured`. */
  | 'capture'
  | 'picture'
  /** Into the page that the file was made from. */
  | 'page';

export interface ParagraphState {
  style: number;
  outline: number | null;
  rightToLeft: boolean;
  inTable: boolean;
  /** How many tables it stands in, when that is said. */
  depth: number;
  /** From the left, in twentieths of a point. */
  indent: number;
}

/** What holds until a group ends. */
export interface Group {
  destination: Destination;
  captured: { text: string } | null;
  look: Look;
  hidden: boolean;
  /** The font, the one for other scripts, and which of them is meant. */
  font: number | null;
  otherFont: number | null;
  other: boolean;
  /** How many characters after a Unicode one stand for it in older programs. */
  fallback: number;
  paragraph: ParagraphState;
  /** Too small to be seen. */
  tiny: boolean;
  /** Nothing has stood in it yet: only the first word says what a group is. */
  fresh: boolean;
  /** Marked as one that readers may skip. */
  starred: boolean;
  onClose: (() => void | Promise<void>) | null;
}

export const plainParagraph: ParagraphState = {
  ...{ style: 0, outline: null, rightToLeft: false, inTable: false, depth: 0, indent: 0 },
};

export function firstGroup(): Group {
  return {
    ...{ destination: 'text', captured: null, look: plainLook, hidden: false },
    ...{ font: null, otherFont: null, other: false, fallback: 1 },
    ...{ paragraph: plainParagraph, tiny: false, fresh: false, starred: false, onClose: null },
  };
}
