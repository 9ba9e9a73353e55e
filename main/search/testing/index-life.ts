import { deepStrictEqual } from 'node:assert';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ArchiveError } from '../../../contract/errors.ts';
import type { SearchDocument, SearchEngine } from '../search-engine.ts';
import { documentWith, requestFor } from './documents.ts';
import type { SeededRandom } from './seeded-random.ts';

const vocabulary = ['harbour', 'envoy', 'ledger', 'dispatch', 'pier', 'customs', 'berths', 'berth'];
const tags = ['ports', 'trade'];
const days = ['2023-10-09', '2023-11-01', '2024-01-15', ''];

/** The library's side: every state of every article in the order in which they came. */
export class LifeJournal {
  private readonly entries: { id: string; document: SearchDocument | null }[] = [];

  get cursor(): number {
    return this.entries.length;
  }

  record(id: string, document: SearchDocument | null): void {
    this.entries.push({ id, document });
  }

  /** What the library held at that position. */
  documents(at = this.cursor): SearchDocument[] {
    return this.newest(at).flatMap(({ document }) => document ?? []);
  }

  /** Hands over what is newer than the index, three articles at a time, as the archive does. */
  async feed(engine: SearchEngine, at = this.cursor): Promise<void> {
    for (let left = 5; ; left--)
      try {
        return await this.feedOnce(engine, at);
      } catch (error) {
        if (!isDamage(error) || left === 0) throw error;
      }
  }

  private async feedOnce(engine: SearchEngine, at: number): Promise<void> {
    let { cursor } = await engine.status();
    const newer = this.newest(at).filter((entry) => entry.cursor > cursor);
    while (newer.length > 0) {
      const slice = newer.splice(0, 3);
      const reached = slice.at(-1)?.cursor ?? cursor;
      const documents = slice.flatMap(({ document }) => document ?? []);
      const removed = slice.flatMap(({ id, document }) => (document === null ? id : []));
      if (removed.length > 0) await engine.remove(removed, documents.length > 0 ? cursor : reached);
      if (documents.length > 0) await engine.add(documents, reached);
      cursor = reached;
    }
  }

  /** Per article its newest state, oldest first. */
  private newest(at: number): { id: string; cursor: number; document: SearchDocument | null }[] {
    const newest = new Map<string, { id: string; cursor: number; document: SearchDocument | null }>();
    for (const [nth, { id, document }] of this.entries.slice(0, at).entries()) {
      newest.delete(id);
      newest.set(id, { id, cursor: nth + 1, document });
    }
    return [...newest.values()];
  }
}

export function isDamage(error: unknown): boolean {
  return error instanceof ArchiveError && error.code === 'index-damaged';
}

export function isDiskError(error: unknown): boolean {
  return error instanceof ArchiveError && (error.code === 'disk-full' || error.code === 'disk-failed');
}

/**
 * A life of an index: articles come, change and go, somebody asks, everything is made durable or forgotten. What fails for
 * want of a disk is passed over, as the archive does.
 */
export async function live(
  engine: SearchEngine,
  journal: LifeJournal,
  random: SeededRandom,
  { steps, words = 12, articles = 40 }: { steps: number; words?: number; articles?: number },
): Promise<void> {
  for (let step = 0; step < steps; step++) {
    const happening = random.below(20);
    try {
      if (happening < 11) {
        for (let left = 1 + random.below(3); left > 0; left--) record(journal, random, words, articles);
      } else if (happening < 13) journal.record(`article${random.below(articles)}`, null);
      else if (happening < 16) await engine.find(requestFor(random.pick(vocabulary)));
      else if (happening < 19) await engine.flush();
      else if (random.oneIn(5)) await engine.clear();
      else for (let turns = random.below(8); turns > 0; turns--) await nextTurn();
      await journal.feed(engine);
    } catch (error) {
      if (!isDiskError(error) && !isDamage(error)) throw error;
    }
  }
}

function record(journal: LifeJournal, random: SeededRandom, words: number, articles: number): void {
  const id = `article${random.below(articles)}`;
  const known = journal.documents().find((document) => document.id === id);
  // The same words: only what is known besides them changes.
  if (known !== undefined && random.oneIn(3))
    journal.record(id, { ...known, starred: !known.starred, published: random.pick(days) });
  else
    journal.record(
      id,
      documentWith(id, {
        title: random.pick(vocabulary),
        body: Array.from({ length: 1 + random.below(words) }, () => random.pick(vocabulary)).join(' '),
        // Latin has no stems here: what is one word in English is two in it.
        language: random.oneIn(2) ? 'la' : 'en',
        starred: random.oneIn(2),
        tags: random.oneIn(3) ? [random.pick(tags)] : [],
        published: random.pick(days),
      }),
    );
}

/** Throws when the index answers otherwise than these documents do. */
export async function compare(engine: SearchEngine, documents: readonly SearchDocument[]): Promise<void> {
  const ask = async (
    query: string,
    holds: (document: SearchDocument) => boolean,
    match: 'all' | 'any' = 'all',
  ): Promise<void> => {
    const request = requestFor(query, { relax: false, limit: 1_000, match });
    const { hits, total, facets } = await engine.find(request);
    const expected = documents.filter(holds);
    const say = (ids: string[]): string => `${query}: ${ids.sort().join(' ')}`;
    deepStrictEqual(say(hits.map(({ id }) => id)), say(expected.map(({ id }) => id)));
    deepStrictEqual(total, expected.length, `the total of ${query}`);
    for (const { name, count } of facets.tag)
      deepStrictEqual(
        count,
        expected.filter((document) => document.tags.includes(name)).length,
        `the facet ${name} of ${query}`,
      );
    deepStrictEqual(
      facets.month.reduce((sum, { count }) => sum + count, 0),
      expected.length,
      `the months of ${query}`,
    );
  };
  const within = ({ body }: SearchDocument, words: string): boolean => ` ${body} `.includes(` ${words} `);
  await ask('', () => true);
  const stands = (document: SearchDocument, word: string): boolean =>
    document.title === word || within(document, word);
  const holdsForm = (document: SearchDocument, word: string): boolean =>
    stands(document, word) ||
    (document.language === 'en' &&
      word.startsWith('berth') &&
      (stands(document, 'berth') || stands(document, 'berths')));
  for (const [nth, word] of vocabulary.entries()) {
    await ask(word, (document) => holdsForm(document, word));
    await ask(`=${word}`, (document) => stands(document, word));
    const next = vocabulary[(nth + 1) % vocabulary.length] ?? '';
    await ask(
      `${word} ${next} -is:starred`,
      (document) => !document.starred && (holdsForm(document, word) || holdsForm(document, next)),
      'any',
    );
  }
  for (const [nth, word] of vocabulary.entries()) {
    const next = vocabulary[(nth + 3) % vocabulary.length] ?? '';
    await ask(`body:"${word} ${next}"`, (document) => within(document, `${word} ${next}`));
  }
  await ask(
    'ha* -body:envoy',
    (document) => (document.title === 'harbour' || within(document, 'harbour')) && !within(document, 'envoy'),
  );
  await ask('is:starred', ({ starred }) => starred);
  await ask(
    'tag:ports date:2023',
    (document) => document.tags.includes('ports') && /^2023/.test(document.published),
  );
  const { hits } = await engine.find(requestFor('sort:title', { limit: 1_000 }));
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const listed = hits.map(({ id }) => titles.get(id) ?? '');
  deepStrictEqual(listed, [...listed].sort(), 'the order of titles');
}
