import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { DefinitionBlock, EntryMatch } from '../../../contract/dictionary-model.ts';
import { ArchiveError } from '../../../contract/errors.ts';
import { stemLanguage } from '../../search/analysis/word-forms.ts';
import { foldHead } from '../asked-word.ts';
import type { AskedWord, FoundEntry, OpenDictionary } from '../open-dictionary.ts';
import { articleBlocks, longestArticle } from './article-blocks.ts';
import { openArticles } from './open-articles.ts';
import { readEntries } from './read-entries.ts';
import { readIfo } from './read-ifo.ts';
import { openWordTable, type TableEntry } from './word-table.ts';

export interface StardictPlaces {
  /** The `.ifo` file; the others lie beside it. */
  ifo: string;
  /** Where what is made of it is kept: a path without an ending. */
  kept: string;
}

/** The endings of files that are made of a dictionary. */
export const keptEndings = ['.words', '.words-wal', '.words-shm', '.articles', '.articles.tmp'] as const;

/** Errors: not-found, unreadable, damaged, too-large, disk-full: each names the file. */
export async function openStardict({
  ifo,
  kept,
}: StardictPlaces): Promise<OpenDictionary & { name: string }> {
  const facts = await readIfo(ifo);
  const stem = ifo.replace(/\.ifo$/i, '');
  const [index, articlesPath] = [
    beside(stem, ['.idx', '.idx.gz', '.idx.dz']),
    beside(stem, ['.dict', '.dict.dz']),
  ];
  if (index === null || articlesPath === null)
    throw new ArchiveError(
      'not-found',
      `stardict: beside "${ifo}" there is no ${index === null ? '.idx or .idx.gz' : '.dict or .dict.dz'} file`,
    );
  const synonyms = beside(stem, ['.syn', '.syn.gz', '.syn.dz']);
  const articles = await openArticles(articlesPath, `${kept}.articles`);
  try {
    const table = await openWordTable(`${kept}.words`, {
      stamp: await stampOf([ifo, index, articlesPath, ...(synonyms === null ? [] : [synonyms])]),
      entries: () => readEntries(index, [facts.offsetBits / 8, 4]),
      synonyms: () => (synonyms === null ? null : readEntries(synonyms, [4])),
      articleBytes: articles.size,
      promised: facts.words,
    });
    const language = facts.language ?? stemLanguage('', table.sample().join(' '));

    const readAll = async (
      rows: readonly TableEntry[],
      match: (row: TableEntry) => EntryMatch,
    ): Promise<FoundEntry[]> => {
      const found: FoundEntry[] = [];
      const seen = new Set<number>();
      for (const row of rows) {
        if (seen.has(row.ordinal)) continue;
        seen.add(row.ordinal);
        const bytes = await articles.read(row.start, Math.min(row.size, longestArticle));
        found.push({
          head: row.head,
          match: match(row),
          senses: [
            {
              part: null,
              blocks: withoutHead(articleBlocks(bytes, facts.types), row.head),
              examples: [],
              related: [],
            },
          ],
          shortened: row.size > longestArticle,
        });
      }
      return found;
    };
    return {
      name: facts.name,
      words: table.words,
      language,
      message: table.message,
      async look(asked) {
        const own = table.find(asked.folded);
        if (own.length > 0) return bestOf(await readAll(own, (row) => matchOf(row, asked)));
        const byForm = asked.language ?? language;
        return byForm === null ? [] : readAll(table.findForms(asked.folded, byForm), () => 'form');
      },
      neighbours: async ({ folded }) => table.neighbours(folded),
      async close() {
        table.close();
        await articles.close();
      },
    };
  } catch (error) {
    await articles.close();
    throw error;
  }
}

/** Many articles begin with their own head word, which is shown already. */
function withoutHead(blocks: DefinitionBlock[], head: string): DefinitionBlock[] {
  const [first, ...rest] = blocks;
  const words = first?.spans.map(({ text }) => text).join('') ?? '';
  return rest.length > 0 && foldHead(words) === foldHead(head) ? rest : blocks;
}

function beside(stem: string, endings: readonly string[]): string | null {
  return endings.map((ending) => stem + ending).find((path) => existsSync(path)) ?? null;
}

async function stampOf(paths: readonly string[]): Promise<string> {
  const stamps = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return `${path} ${size} ${Math.floor(mtimeMs)}`;
    }),
  );
  return stamps.join('\n');
}

function matchOf({ head, alias }: TableEntry, { word }: AskedWord): EntryMatch {
  const found = (alias || head).normalize('NFC');
  if (found === word) return 'exact';
  return found.toLowerCase() === word.toLowerCase() ? 'case' : 'folded';
}

const strength: readonly EntryMatch[] = ['exact', 'case', 'folded', 'form'];

/** Of ёлка and елка the one that was asked for first; but both, for many texts write no dots. */
function bestOf(entries: readonly FoundEntry[]): FoundEntry[] {
  return entries.toSorted((a, b) => strength.indexOf(a.match) - strength.indexOf(b.match));
}
