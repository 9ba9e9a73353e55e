import { existsSync } from 'node:fs';
import { ArchiveError } from '../../contract/errors.ts';
import type { Database } from './database.ts';
import { firstLibrary } from './migrations/0001-first-library.ts';
import { partsAndVersions } from './migrations/0002-parts-and-versions.ts';
import { searches } from './migrations/0003-searches.ts';
import { annotations } from './migrations/0004-annotations.ts';

export interface Migration {
  number: number;
  sql: string;
}

/** In order, without gaps: the list is the history of the format, so none is ever changed after a release. */
export const migrations: readonly Migration[] = [firstLibrary, partsAndVersions, searches, annotations];

/**
 * Brings the database to the newest version: each step is one transaction, and before the first step of an existing
 * library a copy is kept beside it (`library.db.before-<version>`). Errors: library-newer (untouched), library-damaged.
 *
 * @returns the version reached.
 */
export function migrate(database: Database, path: string, steps: readonly Migration[] = migrations): number {
  const current = Number(database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0);
  const newest = steps.at(-1)?.number ?? 0;
  if (current > newest)
    throw new ArchiveError(
      'library-newer',
      `The library "${path}" is of version ${current}; this Carrel reads up to ${newest}. It was not touched. Use a newer Carrel.`,
    );
  if (current > 0 && current < newest) {
    const copy = `${path}.before-${current + 1}`;
    if (!existsSync(copy)) database.execute(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  }
  for (const step of steps) {
    if (step.number <= current) continue;
    database.transaction(() => {
      database.execute(step.sql);
      database.execute(`PRAGMA user_version = ${step.number}`);
    });
  }
  return newest;
}
