import { execFileSync } from 'node:child_process';
import type { Desktop } from './launch-electron.ts';

/** The process that keeps the library, whichever way this Electron starts it. Not on Windows, for want of `ps`. */
export async function findArchiveProcess({ app }: Pick<Desktop, 'app'>): Promise<number> {
  const utility = await app.evaluate(({ app }) =>
    app.getAppMetrics().find(({ name }) => name === 'Carrel library'),
  );
  if (utility !== undefined) return utility.pid;
  const main = String(app.process().pid);
  const line = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .find((text) => text.includes('archive-process.js') && isBelow(text, main));
  if (line === undefined) throw new Error('there is no archive process');
  return Number(line.trim().split(/\s+/)[0]);
}

/** The program may stand below a launcher. */
function isBelow(line: string, main: string): boolean {
  const parent = line.trim().split(/\s+/)[1] ?? '';
  return (
    parent === main || execFileSync('ps', ['-o', 'ppid=', '-p', parent], { encoding: 'utf8' }).trim() === main
  );
}
