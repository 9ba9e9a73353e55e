import { knownAgency } from '../../understanding/agency-names.ts';
import { type Byline, readByline } from '../../understanding/byline.ts';
import { readDate, type StatedDate } from '../../understanding/date-text.ts';

/** What a line says that is nothing but a byline, a date or the name of an agency. */
export type FrontLine =
  | { kind: 'byline'; byline: Byline }
  | { kind: 'date'; date: StatedDate }
  | { kind: 'agency'; name: string };

const dateLabel =
  /^(?:published|posted|updated|date|опубликовано|дата|ամսաթիվ|հրապարակվել է)(?:[ \t]*[:՝][ \t]*|[ \t]+(?:on[ \t]+)?)/iu;

export function readFrontLine(line: string): FrontLine | null {
  const text = line.trim();
  if (text.length > 120) return null;
  const byline = readByline(text);
  if (byline) return { kind: 'byline', byline };
  const dated = text.replace(dateLabel, '');
  const date = readDate(dated);
  if (date && date.year !== null && /^[\s.|,]*$/.test(dated.slice(date.end))) return { kind: 'date', date };
  const name = knownAgency(text.replace(/^[(/]|[)/]$/g, ''));
  return name === null ? null : { kind: 'agency', name };
}
