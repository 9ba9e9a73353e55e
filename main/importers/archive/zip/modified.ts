import { littleEndian } from '../little-endian.ts';
import type { ZipRecord } from './directory.ts';

/** When an entry was last changed, ISO 8601: exactly when an extra field says so, else the clock of the machine that made it, taken for one like this one's. */
export function modifiedOf(record: ZipRecord): string | null {
  const date = exact(record) ?? dosTime(record.date, record.time);
  return Number.isFinite(date.getTime()) && date.getUTCFullYear() > 1980 ? date.toISOString() : null;
}

function exact({ extras }: ZipRecord): Date | null {
  const unix = extras.get(0x5455);
  if (unix && unix.length >= 5 && ((unix[0] ?? 0) & 1) !== 0)
    return new Date((littleEndian(unix, 1, 4) | 0) * 1000);
  const windows = extras.get(0x000a);
  if (windows && windows.length >= 16 && littleEndian(windows, 4, 2) === 1)
    return new Date(littleEndian(windows, 8, 8) / 10_000 - 11_644_473_600_000);
  return null;
}

/** It has no zone and begins in 1980, which stands for no time at all. */
function dosTime(date: number, time: number): Date {
  return new Date(
    1980 + (date >> 9),
    ((date >> 5) & 15) - 1,
    date & 31,
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2,
  );
}
