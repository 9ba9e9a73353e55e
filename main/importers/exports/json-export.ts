import { decodeText } from '../decode-text.ts';
import type { ImportedArticle, Importer, PartProblem, StreamImporter } from '../importer.ts';
import { jsonPaths } from '../json/json-paths.ts';
import { isRecord, type JsonRecord } from '../json/json-record.ts';
import { type JsonProblem, streamJsonArray } from '../json/stream-json-array.ts';
import { entryArticle, type SavedEntry } from './saved-entry.ts';

export interface JsonExport extends Pick<Importer, 'id' | 'label'> {
  version: number;
  /** All of the keys of one of these sets tell the format: `[].url` of a list, `bookmarks[].url` of a list in an object. */
  keys: readonly (readonly string[])[];
  /** Name of the list when the file is an object; the file itself is the list without it. */
  list?: string;
  /** Null passes over a record that is no article. */
  entry(record: JsonRecord): Omit<SavedEntry, 'within'> | null;
}

/** An importer of a list with one article a record. Told by its keys, so that it goes before plain JSON. */
export function jsonExport({ id, label, version, keys, list, entry }: JsonExport): StreamImporter {
  return {
    reads: 'stream',
    ...{ id, label, version },
    extensions: ['json'],
    recognise: ({ bytes }) => (hasKeys(bytes, keys) ? 0.95 : 0),
    async *read(file): AsyncGenerator<ImportedArticle | PartProblem> {
      const { encoding } = decodeText(file.head);
      for await (const item of streamJsonArray(file, list === undefined ? {} : { lists: [list] })) {
        const within = `entry ${item.number}`;
        if ('problem' in item) yield partProblem(item, within);
        else if (isRecord(item.value)) {
          const read = entry(item.value);
          if (read !== null) yield entryArticle({ ...read, within }, { name: file.name, encoding });
        }
      }
    },
  };
}

export function hasKeys(head: Uint8Array, sets: readonly (readonly string[])[]): boolean {
  const paths = jsonPaths(head);
  return paths.size > 0 && sets.some((keys) => keys.every((key) => paths.has(key)));
}

export function partProblem({ problem, message }: JsonProblem, within: string): PartProblem {
  return { problem, message, within };
}
