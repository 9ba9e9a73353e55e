import type { ReviewKind, ReviewSection, ShelvedHighlight } from '../../contract/shelf-model.ts';
import type { Database } from '../storage/database.ts';
import type { HighlightShelf } from './highlight-shelf.ts';
import { beginningOf } from './local-days.ts';
import type { NoteShelf } from './note-shelf.ts';

const mostShown = 100;
const ofAnyTime = 5;
const msPerDay = 86_400_000;

/** What stands on the page of review on a day of the reader's zone. */
export function createReview(
  database: Database,
  shelf: HighlightShelf,
  notes: NoteShelf,
): (day: string) => ReviewSection[] {
  return (today) => {
    const sections = earlierDays(today).map(({ kind, day }): ReviewSection => {
      const { ids } = shelf.order({
        filter: { madeFrom: day, madeTo: day },
        ...{ group: 'article', order: 'oldest' },
      });
      const highlights = shelf.byIds(ids.slice(0, mostShown));
      const written = notes.ofDay(day, mostShown);
      return { kind, day, total: ids.length + written.total, highlights, notes: written.notes };
    });
    const shown = new Set(sections.flatMap(({ highlights }) => highlights.map(({ id }) => id)));
    const some = ofNoTime(database, shelf, today).filter(({ id }) => !shown.has(id));
    const any = some.slice(0, ofAnyTime);
    return [...sections, { kind: 'any', day: '', total: any.length, highlights: any, notes: [] }];
  };
}

/** The day of a month before is the last of that month where it has no such day. */
export function earlierDays(today: string): { kind: ReviewKind; day: string }[] {
  const at = Date.parse(`${today}T00:00:00Z`);
  const daysBefore = (days: number): string => new Date(at - days * msPerDay).toISOString().slice(0, 10);
  return [
    { kind: 'yesterday', day: daysBefore(1) },
    { kind: 'week', day: daysBefore(7) },
    { kind: 'month', day: monthsBefore(today, 1) },
    { kind: 'year', day: monthsBefore(today, 12) },
  ];
}

function monthsBefore(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** Shuffled by the day: another order tomorrow, the same one all day, and a new highlight moves no other. */
function ofNoTime(database: Database, shelf: HighlightShelf, today: string): ShelvedHighlight[] {
  const seed = Math.floor(Date.parse(`${today}T00:00:00Z`) / msPerDay) * 7919;
  const ids = database.all<{ id: string }>(
    `SELECT h.id FROM highlights h JOIN articles a ON a.key = h.article
     WHERE a.trashed IS NULL AND h.created < ?
     ORDER BY (h.key * 31 + ?) % 1000003 * 48271 % 2147483647, h.key LIMIT ?`,
    beginningOf(today),
    seed,
    ofAnyTime * 3,
  );
  return shelf.byIds(ids.map(({ id }) => id));
}
