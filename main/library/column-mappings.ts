import { z } from 'zod';
import { ArchiveError } from '../../contract/errors.ts';
import { type ColumnMapping, columnMapping, type DataField } from '../../contract/import-model.ts';
import type { Parsed } from '../../contract/methods.ts';
import type { Database } from '../storage/database.ts';

/** What was met in a file of records: its columns, what their names say, and what stands in the first record. */
export interface MetColumns {
  columns: readonly string[];
  guess: ReadonlyMap<string, DataField>;
  samples: ReadonlyMap<string, string>;
}

/** Which column means what, remembered by the names of all columns of a file. */
export interface ColumnMappings {
  /** As the reader decided for these columns, else the guess, which is kept to be shown. */
  decide(met: MetColumns, file: string): ReadonlyMap<string, DataField>;
  /** The last met first. */
  list(): ColumnMapping[];
  /** Error: not-found. */
  change(input: Parsed<'columns.change'>): ColumnMapping;
}

const stored = columnMapping.pick({ mapping: true, samples: true, decidedBy: true, file: true });
type Stored = z.infer<typeof stored>;
const names = z.array(z.string());

export function createColumnMappings(database: Database): ColumnMappings {
  const find = (key: string): Stored | null => {
    const row = database.get<{ mapping: string }>(
      'SELECT mapping FROM column_mappings WHERE columns = ?',
      key,
    );
    return row === undefined ? null : stored.parse(JSON.parse(row.mapping));
  };
  const save = (key: string, value: Stored): string => {
    const changed = new Date().toISOString();
    database.run(
      `INSERT INTO column_mappings (columns, mapping, changed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET mapping = excluded.mapping, changed = excluded.changed`,
      key,
      JSON.stringify(value),
      changed,
    );
    return changed;
  };
  const keyOf = (columns: readonly string[]): string => JSON.stringify([...columns].sort());

  return {
    decide({ columns, guess, samples }, file) {
      const key = keyOf(columns);
      const before = find(key);
      const byReader = before?.decidedBy === 'reader';
      const mapping = byReader ? before.mapping : Object.fromEntries(guess);
      save(key, {
        ...{ mapping, samples: Object.fromEntries(samples), file },
        decidedBy: byReader ? 'reader' : 'names',
      });
      return new Map(Object.entries(mapping));
    },
    list: () =>
      database
        .all<{ columns: string; mapping: string; changed: string }>(
          'SELECT columns, mapping, changed FROM column_mappings ORDER BY changed DESC, columns LIMIT 200',
        )
        .map(({ columns, mapping, changed }) => ({
          columns: names.parse(JSON.parse(columns)),
          ...stored.parse(JSON.parse(mapping)),
          changed,
        })),
    change({ columns, mapping }) {
      const key = keyOf(columns);
      const before = find(key);
      if (before === null)
        throw new ArchiveError('not-found', 'No file with these columns has been imported yet.');
      const unknown = Object.keys(mapping).find((column) => !columns.includes(column));
      if (unknown !== undefined)
        throw new ArchiveError('bad-request', `"${unknown}" is none of the columns.`, {
          details: { field: 'mapping' },
        });
      const value: Stored = { ...before, mapping, decidedBy: 'reader' };
      return { columns: [...columns].sort(), ...value, changed: save(key, value) };
    },
  };
}
