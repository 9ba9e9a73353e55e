import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dictionaryKinds } from '../../contract/dictionary-model.ts';
import { id } from '../../contract/scalars.ts';
import { writeAtomically } from '../storage/atomic-write.ts';

/** What the library remembers of a dictionary. */
const row = z.object({
  id,
  kind: z.enum(dictionaryKinds),
  path: z.string().nullable(),
  name: z.string(),
  language: z.string().nullable(),
  words: z.number(),
  enabled: z.boolean(),
});
export type KeptRow = z.infer<typeof row>;
const file = z.object({ dictionaries: z.array(row) });

export interface KeptList {
  rows(): readonly KeptRow[];
  write(rows: readonly KeptRow[]): Promise<void>;
}

/** `dictionaries/list.json` in the library's folder. One that cannot be read is set aside, never written over. */
export function openKeptList(folder: string, log: (line: string) => void): KeptList {
  const path = join(folder, 'list.json');
  let rows = readRows(path, log);
  return {
    rows: () => rows,
    async write(next) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await writeAtomically(path, `${JSON.stringify({ dictionaries: next }, null, 2)}\n`);
      rows = next;
    },
  };
}

function readRows(path: string, log: (line: string) => void): readonly KeptRow[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return []; // no dictionary was ever added
  }
  try {
    return file.parse(JSON.parse(text)).dictionaries;
  } catch (error) {
    const aside = path.replace(/\.json$/, '.damaged.json');
    renameSync(path, aside);
    log(`dictionaries: "${path}" cannot be read and was set aside as "${aside}": ${String(error)}`);
    return [];
  }
}
