import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../tools/carrel.mjs');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Each line of stdout, read as JSON. */
  lines(): unknown[];
}

export interface Desk {
  /** Everything of one test lies here: a path with spaces. */
  folder: string;
  library: string;
  path(name: string): string;
  write(files: Record<string, string | Uint8Array>): Promise<void>;
  /** Runs the program as a shell would, on this desk's library. */
  carrel(...args: string[]): Promise<Ended>;
  /** The same with more to say about it. */
  run(args: string[], options: { stdin?: string; library?: string | null }): Promise<Ended>;
  /** Starts it and leaves it running. */
  start(...args: string[]): ChildProcess;
  dispose(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel command line '));
  const library = join(folder, 'my library');
  const path = (name: string): string => join(folder, name);
  const running = new Set<ChildProcess>();

  const start = (args: string[], stdin: 'ignore' | 'pipe', at: string | null): ChildProcess => {
    const child = spawn(process.execPath, [program, ...args, ...(at === null ? [] : ['--library', at])], {
      cwd: folder,
      stdio: [stdin, 'pipe', 'pipe'],
      env: { ...process.env, CARREL_SETTINGS: path('settings'), CARREL_LIBRARY: '' },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const run: Desk['run'] = (args, { stdin, library: at = library }) => {
    const child = start(args, stdin === undefined ? 'ignore' : 'pipe', at);
    child.stdin?.end(stdin);
    return ended(child);
  };
  return {
    ...{ folder, library, path, run },
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(path(name)), { recursive: true });
        await writeFile(path(name), content);
      }
    },
    carrel: (...args) => run(args, {}),
    start: (...args) => start(args, 'ignore', library),
    async dispose() {
      for (const child of running) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((settle) =>
    child.once('close', (code) => {
      const lines = (): unknown[] =>
        stdout
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line));
      settle({ code, stdout, stderr, lines });
    }),
  );
}

/** The program is built when it is older than its sources; the first test of a file waits for that. */
export const buildTimeLimitMs = 180_000;

export async function ensureBuilt(): Promise<void> {
  const { code, stderr } = await ended(spawn(process.execPath, [program, '--version']));
  if (code !== 0) throw new Error(`the command line does not build: ${stderr}`);
}

/** Dispatches of an agency that exists nowhere. */
export const dispatches = {
  'in/bridge.txt':
    ' date 2024-05-06 Sevan /Shoreline/. The old bridge at the north shore opens for walkers on Friday.\n' +
    'Engineers said that the wooden deck was replaced last winter.\nThe bridge had been closed since the storm.\n',
  'in/ferry.txt':
    'Ferry returns to the lake\n\nSEVAN, May 7 (Shoreline) - The ferry to the north shore runs again after the storm.\n' +
    'Tickets cost as much as before, the company said.\n',
  'in/bread.md':
    '---\ntitle: Bread of the night shift\nauthor: Ani Vardan\ndate: 2023-11-02\ntags: [bakery]\n---\n\nThe bakery opens at four. *Nobody* is awake but the baker.\n',
} as const;
