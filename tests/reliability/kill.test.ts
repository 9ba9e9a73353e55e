import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../contract/client.ts';
import { openArchive } from '../../main/archive.ts';
import { root } from '../contract/transports.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-kill-'));
  await mkdir(join(folder, 'in'));
  for (let number = 0; number < 300; number++)
    await writeFile(
      join(folder, 'in', `${number}.txt`),
      `Harbour report ${number}\n\nThe harbour master of pier ${number} counted ${number * 7} boats before noon.\n`,
    );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Acknowledged {
  kind: 'stored' | 'note' | 'tag';
  id: string;
  text: string;
  stored: number;
  article: string;
  tag: string;
}

/** Runs the writer and kills it without warning once it has acknowledged so many things. */
async function writeUntilKilled(library: string, after: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    join(root, 'tests/reliability/killed-process.ts'),
    library,
    join(folder, 'in'),
  ]);
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.split('\n').length > after) child.kill('SIGKILL');
    });
    child.on('exit', (_code, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(errors))));
  });
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Acknowledged);
}

test('keeps all that was acknowledged when the process is killed, again and again', async () => {
  const library = join(folder, 'library');
  const acknowledged: Acknowledged[] = [];
  for (const after of [3, 9, 17, 40, 80]) acknowledged.push(...(await writeUntilKilled(library, after)));
  const archive = await openArchive({
    folder: library,
    programFolder: join(root, 'main'),
    resourcesFolder: join(root, 'resources'),
  });
  const client = createClient(archive);
  const { notes } = await client.notes.list({ limit: 500 });
  const texts = new Map(notes.map((note) => [note.id, note.text]));
  for (const item of acknowledged) {
    if (item.kind === 'note') expect(texts.get(item.id)).toBe(item.text);
    if (item.kind === 'tag')
      expect((await client.articles.get({ id: item.article })).tags).toContain(item.tag);
    if (item.kind === 'stored')
      expect((await client.imports.get({ id: item.id })).stored).toBeGreaterThanOrEqual(item.stored);
  }
  const { imports } = await client.imports.list({ limit: 20 });
  expect(imports.every((one) => one.state === 'interrupted' || one.state === 'finished')).toBe(true);
  expect(await client.library.verify()).toMatchObject({
    damaged: [],
    missing: [],
    database: 'sound',
    index: 'sound',
  });

  const again = await archive.call('imports.start', { files: [{ path: join(folder, 'in') }] });
  expect(again.ok).toBe(true);
  const { import: id } = (again.ok ? again.value : { import: '' }) as { import: string };
  await expect
    .poll(async () => (await client.imports.get({ id })).state, { timeout: 20_000 })
    .toBe('finished');
  expect((await client.articles.list({})).total).toBe(300);
  await expect
    .poll(async () => (await client.search.find({ query: 'harbour' })).total, { timeout: 20_000 })
    .toBe(300);
  await archive.close();
});

test('goes on with dumps and archives of files after a kill, and stores nothing twice', async () => {
  const library = join(folder, 'library');
  await rm(join(folder, 'in'), { recursive: true });
  await mkdir(join(folder, 'in'));
  const report = (number: number): string =>
    `The master of pier ${number} counted ${number * 7} boats before noon, and ${number * 3} after it.`;
  const records = Array.from({ length: 3_000 }, (_, number) =>
    JSON.stringify({ title: `Report ${number}`, text: report(number) }),
  );
  await writeFile(join(folder, 'in', 'dump.jsonl.gz'), gzipSync(records.join('\n')));
  const files = Array.from({ length: 150 }, (_, number) => [
    `${number}.txt`,
    new TextEncoder().encode(`Letter ${number}\n\n${report(10_000 + number)}\n`),
  ]);
  await writeFile(join(folder, 'in', 'letters.zip'), zipSync(Object.fromEntries(files)));
  for (const after of [2, 12, 30]) await writeUntilKilled(library, after);

  const archive = await openArchive({
    folder: library,
    programFolder: join(root, 'main'),
    resourcesFolder: join(root, 'resources'),
  });
  const client = createClient(archive);
  const { imports } = await client.imports.list({ limit: 20 });
  const last = imports.find(({ resumable }) => resumable);
  expect(last).toMatchObject({ state: 'interrupted' });
  const id = last?.id ?? '';
  await client.imports.resume({ id });
  await expect
    .poll(async () => (await client.imports.get({ id })).state, { timeout: 60_000 })
    .toBe('finished');
  expect((await client.articles.list({})).total).toBe(3_150);
  const { stored, duplicates, problems, found } = await client.imports.get({ id });
  expect({ found: stored + duplicates + problems, problems }).toEqual({ found, problems: 0 });
  expect(await client.library.verify()).toMatchObject({ damaged: [], missing: [], database: 'sound' });
  await archive.close();
}, 120_000);
