import { createDocumentImages, type DocumentImages } from '../office/document-images.ts';
import { createNoteList, type NoteList } from '../office/notes.ts';
import { createFlow, type Flow, type ParagraphFacts } from './flow.ts';
import { firstGroup, type Group } from './group.ts';
import { createLabelReader, type LabelReader } from './labels.ts';
import type { PictureReader } from './pictures.ts';
import { createProperties, type RtfProperties } from './properties.ts';
import { createRowReader, type RowReader } from './row-words.ts';
import { createStyleSheet, type StyleSheet } from './styles.ts';
import { createFontTable, createTextCollector, type FontTable, type TextCollector } from './text-decoder.ts';

/** An RTF file while it is read. */
export interface Reading {
  group: Group;
  /** Those around it. */
  groups: Group[];
  /** The text that is being written: the document's, or that of a note or box within it. */
  flow: Flow;
  fonts: FontTable;
  /** The font of text that names none. */
  defaultFont: number | null;
  styles: StyleSheet;
  properties: RtfProperties;
  images: DocumentImages;
  notes: NoteList;
  rows: RowReader;
  collector: TextCollector;
  labels: LabelReader;
  /** What was written before the paragraph of a list. */
  label: string;
  /** Instructions of the fields around, the innermost last. */
  fields: { instruction: string }[];
  picture: PictureReader | null;
  /** Name of the property of a shape whose value follows. */
  shapeProperty: string;
  /** The page that the file was made from, when it was made from one. */
  page: string[] | null;
  /** Between words that only RTF is meant to show. */
  besidePage: boolean;
  /** Within the group that says when the document was begun. */
  begun: boolean;
  /** As the file says. */
  codePage: number | null;
  guessedPage: number;
}

export function createReading(guessedPage: number): Reading {
  return {
    ...{ group: firstGroup(), groups: [], flow: createFlow() },
    ...{ fonts: createFontTable(), defaultFont: null, styles: createStyleSheet() },
    ...{ properties: createProperties(), images: createDocumentImages(), notes: createNoteList() },
    ...{ rows: createRowReader(), collector: createTextCollector(), labels: createLabelReader() },
    ...{ label: '', fields: [], picture: null, shapeProperty: '' },
    ...{ page: null, besidePage: false, begun: false, codePage: null, guessedPage },
  };
}

/** The font that text is in now. */
export function fontNow({ group, defaultFont }: Reading): number | null {
  return (group.other ? (group.otherFont ?? group.font) : group.font) ?? defaultFont;
}

export function pageNow(reading: Reading): number {
  return reading.fonts.pageOf(fontNow(reading), reading.codePage ?? reading.guessedPage);
}

/** What the paragraph is that ends now; its label is used up. */
export function takeFacts(reading: Reading): ParagraphFacts {
  const { paragraph } = reading.group;
  const named = reading.styles.roleOf(paragraph.style, paragraph.outline);
  const label = reading.label;
  reading.label = '';
  const listed = named.name === 'text' ? reading.labels.read(label, paragraph.indent) : null;
  const text = label.trim() === '' ? '' : `${label.trim()} `;
  return {
    role: listed?.role ?? named,
    label: listed?.text ?? text,
    rightToLeft: paragraph.rightToLeft,
    depth: Math.max(paragraph.depth, paragraph.inTable ? 1 : 0),
    dropped: reading.styles.isContents(paragraph.style),
  };
}
