import { knownAgency } from '../../understanding/agency-names.ts';
import { type Byline, readByline } from '../../understanding/byline.ts';
import { readDate, type StatedDate } from '../../understanding/date-text.ts';

/** What a line says that is nothing but a byline, a date or the name of an agency, perhaps with its place. */
export type FrontLine =
  | { kind: 'byline'; byline: Byline }
  | { kind: 'date'; date: StatedDate }
  | { kind: 'agency'; name: string; place: string | null };

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
  if (name !== null) return { kind: 'agency', name, place: null };
  // `BBC News, Cardiff`
  const [agency = '', place = '', ...more] = text.split(/,[ \t]+/);
  const placed = more.length === 0 && /^\p{Lu}[\p{L} -]{1,40}$/u.test(place) ? knownAgency(agency) : null;
  return placed === null ? null : { kind: 'agency', name: placed, place };
}
