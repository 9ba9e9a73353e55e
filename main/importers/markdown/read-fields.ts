import { parseDocument } from 'yaml';
import type { FrontMatter } from './split-front-matter.ts';

/** Key in lower case → what was written there. */
export type WrittenFields = ReadonlyMap<string, unknown>;

/**
 * The keys and values of front matter. `broken` says that it is malformed: then only plain `key: value` lines were read, and
 * the source should be shown.
 */
export function readFields({ kind, source }: FrontMatter): { fields: WrittenFields; broken: boolean } {
  if (kind === 'toml') return readToml(source);
  const value = parseYaml(source);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { fields: lowerKeys(Object.entries(value)), broken: false };
  return { fields: readLines(source, ':'), broken: true };
}

/** Null when it is malformed, or when its aliases would unfold into more than a file is worth. */
function parseYaml(source: string): unknown {
  const document = parseDocument(source, {
    schema: 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    stringKeys: true,
  });
  if (document.errors.length > 0) return null;
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return null;
    throw error;
  }
}

function lowerKeys(entries: Iterable<[string, unknown]>): WrittenFields {
  const fields = new Map<string, unknown>();
  for (const [key, value] of entries) {
    const lower = key.trim().toLowerCase();
    if (!fields.has(lower)) fields.set(lower, value);
  }
  return fields;
}

const longestLine = 10_000;

function readLines(source: string, separator: ':' | '='): WrittenFields {
  const entries: [string, unknown][] = [];
  for (const line of source.split(/\r?\n/)) {
    if (line.length > longestLine) continue;
    const at = line.indexOf(separator);
    const key = line.slice(0, Math.max(0, at));
    if (!/^["']?[\p{L}_][\p{L}\p{N}_. -]*["']?$/u.test(key.trimEnd())) continue;
    entries.push([key.trim().replace(/^["']|["']$/g, ''), scalar(line.slice(at + 1).trim())]);
  }
  return lowerKeys(entries);
}

/** The simple part of TOML that front matter uses: strings, dates, numbers, lists of strings; tables are passed over. */
function readToml(source: string): { fields: WrittenFields; broken: boolean } {
  const joined: string[] = [];
  let inList = false;
  for (const line of source.split(/\r?\n/)) {
    if (!inList && line.trimStart().startsWith('[')) break;
    if (inList) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line);
    inList = inList ? !line.includes(']') : line.includes('[') && !line.includes(']');
  }
  const fields = readLines(joined.join('\n'), '=');
  return { fields, broken: fields.size === 0 };
}

function scalar(text: string): unknown {
  if (text.startsWith('['))
    return text
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map((item) => scalar(item.trim()))
      .filter((item) => item !== '');
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(text);
  return quoted ? (quoted[2] ?? '') : text.replace(/\s+#.*$/, '');
}
