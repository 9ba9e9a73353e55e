import type { Stated } from '../importers/importer.ts';
import { readDate, type StatedDate } from './date-text.ts';
import { isoDate } from './iso-date.ts';

export interface DateEvidence {
  /** From a field of the text's own header, `Date: …`. */
  header?: StatedDate | null;
  /** From the dateline or a line that is nothing but a date. */
  dateline?: StatedDate | null;
  /** Name of the file. */
  name: string;
  /** Its path as given, for the names of its folders. */
  path: string;
  /** Last change of the file, ISO 8601. */
  modified: string | null;
}

/**
 * When an article was published, from all that its file says. A year is never invented: a dateline without one takes it
 * from the header, the file's name or a folder's, and from the file's own date only when that is of the same week.
 */
export function decidePublished(evidence: DateEvidence): Stated | undefined {
  const { header, dateline } = evidence;
  const headerIso = header ? isoDate(header) : null;
  if (header && header.day !== null && headerIso !== null) return { value: headerIso, origin: 'markup' };
  const datelineIso = dateline ? isoDate(dateline) : null;
  if (datelineIso !== null) return { value: datelineIso, origin: 'dateline' };
  const named = dateInName(evidence.name);
  if (dateline && dateline.day !== null) {
    const year = header?.year ?? named?.year ?? yearIn(evidence.name) ?? yearInFolders(evidence.path);
    const value = year ? inYear(dateline, year) : null;
    if (value !== null) return { value, origin: 'dateline' };
    const inferred = evidence.modified === null ? null : withinAWeek(dateline, evidence.modified);
    if (inferred !== null) return { value: inferred, origin: 'inferred' };
  }
  if (headerIso !== null) return { value: headerIso, origin: 'markup' };
  const namedIso = named ? isoDate(named) : null;
  return namedIso === null ? undefined : { value: namedIso, origin: 'file-name' };
}

/** Null on 29 February of a year that has none. */
function inYear(date: StatedDate, year: number): string | null {
  const iso = isoDate({ ...date, year });
  return iso !== null && readDate(iso) !== null ? iso : null;
}

/** `2023-10-09-bridge.txt`, `bridge_20231009.md`, `2023.10.09 Bridge.html`: a whole date or none. */
export function dateInName(name: string): StatedDate | null {
  const match = /(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/.exec(name);
  return match && readDate(`${match[1]}-${match[3]}-${match[4]}`);
}

function yearInFolders(path: string): number | null {
  for (const folder of path.split(/[/\\]/).toReversed()) {
    const year = yearIn(folder);
    if (year !== null) return year;
  }
  return null;
}

function yearIn(name: string): number | null {
  const match = /(?<!\d)(19\d{2}|20\d{2})(?!\d)/.exec(name);
  return match && Number(match[1]);
}

const dayMs = 86_400_000;

/** A file saved in the week of its dateline was most likely saved in that year; any other file says nothing. */
function withinAWeek(date: StatedDate, modified: string): string | null {
  const saved = Date.parse(modified);
  if (Number.isNaN(saved)) return null;
  const savedYear = new Date(saved).getUTCFullYear();
  for (const year of [savedYear, savedYear - 1]) {
    const value = inYear(date, year);
    const age = value === null ? Number.NaN : (saved - Date.parse(value.slice(0, 10))) / dayMs;
    if (age >= -1 && age <= 7) return value;
  }
  return null;
}
