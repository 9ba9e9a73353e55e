import type { RecordHead } from './read-records.ts';

const noFields: ReadonlyMap<string, string> = new Map();
const longestLine = 8_000;

/**
 * The one line before each record of an ARC: address, machine, time, type, length; version 2 has five more before the
 * length. Addresses may hold spaces, so the line is read from its end. Null when it is none.
 */
export function readArcHead(line: string, offset: number): RecordHead | null {
  if (line.length > longestLine || !/^[a-z][a-z0-9+.-]{0,20}:/i.test(line)) return null;
  const words = line.split(' ');
  const length = words.at(-1) ?? '';
  if (!/^\d{1,15}$/.test(length)) return null;
  for (const fromEnd of [3, 8]) {
    const at = words.length - fromEnd;
    const time = words[at] ?? '';
    if (at < 2 || !/^\d{14,18}$/.test(time)) continue;
    const address = words.slice(0, at - 1).join(' ');
    return {
      ...{ offset, fields: noFields, kind: address.startsWith('filedesc:') ? 'warcinfo' : 'response' },
      ...{ address, type: words[at + 1] ?? '', date: instantOf(time), length: Number(length) },
    };
  }
  return null;
}

function instantOf(digits: string): string | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(digits) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
