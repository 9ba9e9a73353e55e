import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { referringFiles } from './references/referring-files.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const calls = [
  '-f',
  '-y',
  '-s',
  '4096',
  '-e',
  'trace=open,openat,openat2,creat,socket,connect,sendto,sendmsg,bind',
];

/** Only where a process may watch another's system calls. */
function mayTrace(): boolean {
  return spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
}

let folder = '';
let server: ReturnType<typeof createServer>;
let visits = 0;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'carrel-follows-')));
  visits = 0;
  server = createServer((_, response) => response.end());
  server.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Watched {
  finished: { found: number; stored: number };
  /** What was opened, by the path that the system found in the end. */
  opened: string[];
  /** Sockets of the internet, and what was said on them. */
  network: string[];
}

async function importWatched(input: string, name: string): Promise<Watched> {
  const trace = join(folder, `${name}.trace`);
  const program = join(root, 'tests/importers/references/import-folder.ts');
  const { stdout } = await run(
    'strace',
    [
      ...calls,
      '-o',
      trace,
      process.execPath,
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      program,
      join(folder, name),
      input,
    ],
    // Nothing of this machine's own that tells Node to open more, such as further certificates.
    { maxBuffer: 16 * 1024 * 1024, env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder } },
  );
  const lines = (await readFile(trace, 'utf8')).split('\n');
  return {
    finished: JSON.parse(stdout),
    opened: lines.flatMap(
      (line) => /= \d+<(\/.*)>$/.exec(line)?.[1]?.replace(/^\/proc\/\d+\//, '/proc/self/') ?? [],
    ),
    network: lines.filter((line) => /\bAF_INET6?\b|sin_port|sin6_port/.test(line)),
  };
}

test.skipIf(!mayTrace())(
  'an import opens nothing but its input, its library and the program, and no connection, whatever documents refer to',
  async () => {
    const input = join(folder, 'input');
    const secret = join(folder, 'secret');
    await Promise.all([input, secret, join(folder, 'calm')].map((path) => mkdir(path)));
    const lure = join(secret, 'key.png');
    await writeFile(
      lure,
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGNk+M+AFTBhFx6sEgBKpgEPqzQ/tQAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    await symlink(lure, join(input, 'link.png'));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = referringFiles({ path: lure, wayUp: '../secret/key.png', server: address });
    await Promise.all([...files].map(([name, bytes]) => writeFile(join(input, name), bytes)));
    await writeFile(join(folder, 'calm', 'a.txt'), 'A calm text\n\nIt refers to nothing at all.\n');

    const calm = await importWatched(join(folder, 'calm'), 'calm library');
    const { finished, opened, network } = await importWatched(input, 'library');

    // Some packages are links into the checkout.
    const checkout = dirname(await realpath(join(root, 'node_modules')));
    const usual = new Set(calm.opened);
    const own = [input, join(folder, 'library'), root, checkout].map((path) => `${path}/`);
    const strange = opened.filter(
      (path) => !usual.has(path) && !own.some((start) => `${path}/`.startsWith(start)),
    );
    expect([...new Set(strange)]).toEqual([]);
    expect(opened.filter((path) => path.startsWith(secret))).toEqual([]);
    expect(network).toEqual([]);
    expect(visits).toBe(0);

    // What would have been seen: the files themselves were, and a visit is counted.
    const seen = new Set(opened);
    expect([...files.keys()].filter((name) => !seen.has(join(input, name)))).toEqual([]);
    expect(finished.found).toBeGreaterThanOrEqual(files.size);
    expect(finished.stored).toBeGreaterThan(files.size / 2);
    await (await fetch(address)).text();
    expect(visits).toBe(1);
  },
  300_000,
);
