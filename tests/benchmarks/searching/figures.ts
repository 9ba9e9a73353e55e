import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

/** Milliseconds. */
export interface Spread {
  p50: number;
  p95: number;
  most: number;
  mean: number;
  count: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  const sum = sorted.reduce((total, time) => total + time, 0);
  return {
    p50: at(0.5),
    p95: at(0.95),
    most: at(1),
    mean: sum / Math.max(1, sorted.length),
    count: sorted.length,
  };
}

/** Bytes. */
export interface Memory {
  /** Resident, as the garbage collector left it by itself. */
  resident: number;
  /** Resident, after it was told to collect. */
  collected: number;
  /** Heap, external memory and array buffers in use after that. */
  used: number;
  /** The most that was ever resident; 0 where the system does not say. */
  peak: number;
}

export function readMemory(): Memory {
  const resident = process.memoryUsage.rss();
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  // `external` holds the array buffers.
  return { resident, collected: rss, used: heapUsed + external, peak: peakMemory() };
}

export function peakMemory(): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Time by the clock and time of the processor, all threads of this process together. */
export interface Clock {
  /** Leaves out what this takes. */
  without<T>(work: () => T): T;
  read(): { wallMs: number; processorMs: number };
}

export function startClock(): Clock {
  let wallFrom = performance.now();
  let { user, system } = process.cpuUsage();
  return {
    without(work) {
      const wall = performance.now();
      const before = process.cpuUsage();
      const result = work();
      const after = process.cpuUsage();
      wallFrom += performance.now() - wall;
      user += after.user - before.user;
      system += after.system - before.system;
      return result;
    },
    read() {
      const now = process.cpuUsage();
      return {
        wallMs: performance.now() - wallFrom,
        processorMs: (now.user - user + now.system - system) / 1000,
      };
    },
  };
}

/** Bytes of all files in a folder. */
export function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

export function machine(): string {
  const [first] = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${day} UTC · ${cpus().length} cores, ${first?.model.trim() ?? ''} · Node ${process.version} · load ${load.join(' ')}`;
}

export function row(name: string, ...values: string[]): void {
  const [first = '', ...rest] = values;
  console.log(
    `${name.padEnd(36)} ${[first.padEnd(24), ...rest.map((value) => value.padEnd(24))].join(' ')}`.trimEnd(),
  );
}

export function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function told({ p50, p95, most }: Spread): string {
  return `${brief(p50)} / ${brief(p95)} / ${brief(most)}`;
}

export function brief(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : ms.toFixed(0);
}
