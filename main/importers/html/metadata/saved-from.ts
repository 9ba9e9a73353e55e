import type { PageDocument } from '../../../cleaning/parse-html.ts';

export interface SavedFrom {
  address: string | null;
  /** When, ISO 8601. */
  saved: string | null;
}

/**
 * What the program that saved a page wrote into it: browsers `<!-- saved from url=(0036)https://… -->`, SingleFile a
 * comment with `url:` and `saved date:`. Both stand before or just inside the html element.
 */
export function savedFrom(page: PageDocument): SavedFrom {
  const heads = [page, ...page.childNodes.filter((node) => 'childNodes' in node)];
  for (const parent of heads)
    for (const node of parent.childNodes.slice(0, 20)) {
      if (node.nodeName !== '#comment' || !('data' in node)) continue;
      const text = node.data.slice(0, 4_000);
      const match = /saved from url=\(\d+\)(\S+)/.exec(text) ?? /^\s*url:\s*(\S+)/m.exec(text);
      if (match?.[1] !== undefined && /^https?:\/\//.test(match[1]))
        return { address: match[1], saved: instantOf(/^\s*saved date:\s*(.{10,100}?)\s*$/m.exec(text)?.[1]) };
    }
  return { address: null, saved: null };
}

function instantOf(written: string | undefined): string | null {
  // The zone's name in brackets is in the language of the machine, and the offset before it says the same.
  const time = Date.parse((written ?? '').replace(/\([^)]*\)?$/, ''));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
