import type {
  HighlightFormat,
  HighlightGroup,
  NoteFormat,
  NoteGroup,
  NoteOrder,
  ReviewKind,
  ShelfOrder,
} from '../../contract/shelf-model.ts';
import { formatPublished } from '../ui/format.ts';

export const groupWords: Record<HighlightGroup, string> = {
  article: 'Article',
  day: 'Day',
  colour: 'Colour',
  tag: 'Tag',
  none: 'None',
};

export const orderWords: Record<ShelfOrder, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  changed: 'Last changed',
  published: 'Date of the article',
  title: 'Title',
};

export const noteGroupWords: Record<NoteGroup, string> = {
  none: 'None',
  day: 'Day',
  article: 'Article',
  tag: 'Tag',
};

export const noteOrderWords: Record<NoteOrder, string> = {
  changed: 'Last changed',
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'Title',
};

interface Format {
  words: string;
  extension: string;
  type: string;
}

export const formatWords: Record<HighlightFormat | NoteFormat, Format> = {
  markdown: { words: 'Markdown', extension: 'md', type: 'text/markdown' },
  html: { words: 'Web page (HTML)', extension: 'html', type: 'text/html' },
  text: { words: 'Plain text', extension: 'txt', type: 'text/plain' },
  csv: { words: 'Table (CSV)', extension: 'csv', type: 'text/csv' },
  json: { words: 'JSON', extension: 'json', type: 'application/json' },
  annotation: { words: 'W3C Web Annotation', extension: 'jsonld', type: 'application/ld+json' },
};

export const reviewWords: Record<ReviewKind, string> = {
  yesterday: 'Yesterday',
  week: 'A week ago',
  month: 'A month ago',
  year: 'A year ago',
  any: 'From any time',
};

/** `9 Oct 2023`; a group without a day has none to show. */
export function dayWords(day: string): string {
  return formatPublished(day);
}

/** A day of the reader's own zone, as filters name it. */
export function localDayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
