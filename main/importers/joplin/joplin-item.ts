/** A thing of Joplin's as it writes them all: a title, a body, and below an empty line its properties. */
export interface JoplinItem {
  kind: 'note' | 'folder' | 'resource' | 'tag' | 'note-tag' | 'other';
  title: string;
  body: string;
  properties: ReadonlyMap<string, string>;
}

const kinds = new Map<string, JoplinItem['kind']>([
  ['1', 'note'],
  ['2', 'folder'],
  ['4', 'resource'],
  ['5', 'tag'],
  ['6', 'note-tag'],
]);

/** Null when the text does not end in properties with an id and a type. */
export function readJoplinItem(text: string): JoplinItem | null {
  const lines = text.trimEnd().split(/\r?\n/);
  const properties = new Map<string, string>();
  let end = lines.length;
  for (; end > 0; end -= 1) {
    const line = lines[end - 1] ?? '';
    if (line.trim() === '') break;
    const at = line.indexOf(':');
    if (at <= 0 || !/^[a-z_\d]{2,60}$/.test(line.slice(0, at))) return null;
    properties.set(line.slice(0, at), line.slice(at + 1).trim());
  }
  const kind = kinds.get(properties.get('type_') ?? '') ?? 'other';
  if (!properties.has('type_') || !/^[0-9a-f]{32}$/.test(properties.get('id') ?? '')) return null;
  const [title = '', ...body] = lines.slice(0, Math.max(0, end - 1));
  return { kind, title: title.trim(), body: body.join('\n').trim(), properties };
}
