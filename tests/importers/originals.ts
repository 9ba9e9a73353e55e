import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';

/** A small sound file of a format, from a golden folder. */
export interface Original {
  /** The golden folder: `exports/pocket-csv`. */
  case: string;
  name: string;
  bytes: Uint8Array;
  /** Path inside → bytes, when the file is a zip that lies unpacked in its folder. */
  inside: ReadonlyMap<string, Uint8Array> | null;
}

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** One for each golden folder. Zips are not compressed, so that damage reaches what is inside. */
export function readOriginals(): Original[] {
  return readdirSync(fixtures).flatMap((format) =>
    readdirSync(join(fixtures, format)).map((name) => readOriginal(`${format}/${name}`)),
  );
}

export function readOriginal(golden: string): Original {
  const folder = join(fixtures, golden);
  const input = readdirSync(folder).find((name) => /^input(?:\.|$)/.test(name));
  if (input === undefined) throw new Error(`${golden} has no input`);
  const path = join(folder, input);
  const told: unknown = existsSync(join(folder, 'file.json'))
    ? JSON.parse(readFileSync(join(folder, 'file.json'), 'utf8'))
    : null;
  const name =
    typeof told === 'object' && told !== null && 'name' in told && typeof told.name === 'string'
      ? told.name
      : input;
  if (!statSync(path).isDirectory())
    return { case: golden, name, bytes: new Uint8Array(readFileSync(path)), inside: null };
  const inside = new Map(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(path, file)).isFile())
      .sort(
        (one, other) => Number(other === 'mimetype') - Number(one === 'mimetype') || (one < other ? -1 : 1),
      )
      .map((file) => [file.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(path, file)))] as const),
  );
  return { case: golden, name, bytes: zipOf(inside), inside };
}

export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0, mtime: new Date('2024-05-06T12:00:00Z') });
}
