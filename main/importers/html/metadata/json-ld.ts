export type JsonObject = { [key: string]: unknown };

const articleTypes =
  /(?:article|blogposting|reportage|liveblogposting|socialmediaposting|report|review|recipe|podcastepisode|discussionforumposting|newsvideo|claimreview)$/i;
const pageTypes =
  /(?:webpage|itempage|aboutpage|faqpage|profilepage|medicalwebpage|qapage|videoobject|creativework)$/i;

/** The object of a page's JSON-LD that speaks of the article itself, or null. Malformed scripts are passed over. */
export function articleObject(scripts: readonly string[]): JsonObject | null {
  const found: { object: JsonObject; rank: number }[] = [];
  const named = new Map<string, JsonObject>();
  for (const script of scripts) {
    const value = parseLoosely(script);
    const visit = (node: unknown, depth: number): void => {
      if (depth > 6) return;
      if (Array.isArray(node)) {
        for (const item of node.slice(0, 200)) visit(item, depth + 1);
        return;
      }
      if (!isObject(node)) return;
      const id = node['@id'];
      if (typeof id === 'string' && node.name !== undefined) named.set(id, node);
      const rank = typeRank(node) - (depth > 2 ? 1 : 0);
      if (rank > 0) found.push({ object: node, rank });
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'article'])
        visit(node[key], depth + 1);
    };
    visit(value, 0);
  }
  found.sort((left, right) => right.rank - left.rank);
  const best = found[0]?.object;
  return best === undefined ? null : withNamed(best, named);
}

/** Puts what the object only refers to by `@id` (its author, its publisher) in the place of the reference. */
function withNamed(object: JsonObject, named: ReadonlyMap<string, JsonObject>): JsonObject {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    const id = isObject(value) && value.name === undefined ? value['@id'] : undefined;
    return typeof id === 'string' ? (named.get(id) ?? value) : value;
  };
  return { ...object, author: resolve(object.author), publisher: resolve(object.publisher) };
}

function typeRank(node: JsonObject): number {
  const type = node['@type'];
  const types = Array.isArray(type)
    ? type.filter((item) => typeof item === 'string')
    : typeof type === 'string'
      ? [type]
      : [];
  if (types.some((name) => articleTypes.test(name))) return 4;
  return types.some((name) => pageTypes.test(name)) ? 2 : 0;
}

/** Scripts in the wild are wrapped in comments or CDATA, hold bare line breaks in strings, or end in a semicolon. */
function parseLoosely(script: string): unknown {
  const text = script
    .replace(/^\s*(?:\/\/)?\s*(?:<!\[CDATA\[|<!--)/, '')
    .replace(/(?:\]\]>|-->)\s*;?\s*$/, '')
    .trim()
    .replace(/;$/, '');
  for (const attempt of [
    text,
    text.replace(/[\u0000-\u001f]+/g, ' '),
    text.replace(/,\s{0,20}([\]}])/g, '$1'),
  ]) {
    try {
      const value: unknown = JSON.parse(attempt);
      return value;
    } catch {
      // the next attempt mends one more thing
    }
  }
  return null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as text: itself, the name or url of an object, the first of a list. */
export function textValue(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    for (const item of value) {
      const text = textValue(item);
      if (text !== null) return text;
    }
    return null;
  }
  return isObject(value) ? textValue(value.name ?? value['@value'] ?? value.alternateName ?? null) : null;
}

/** Every name in a value that may be one, a list of them, or objects with names. */
export function nameValues(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(nameValues);
  const text = textValue(value);
  return text === null ? [] : [text];
}
