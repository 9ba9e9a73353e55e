import { defineCommand, exactly } from './command.ts';
import { indexSettled } from './index-ready.ts';
import { counted } from './progress-bar.ts';

export const stats = defineCommand({
  name: 'stats',
  usage: '',
  summary: 'Tell how much the library holds',
  options: {},
  examples: ['carrel stats --json'],
  async run({ positionals, json, output, open }) {
    exactly(positionals, []);
    const { client } = await open();
    await indexSettled(client);
    const { folder, counts, collections, tags, savedSearches, sources, places, bytes, index } =
      await client.library.overview();
    if (json) {
      const names = {
        collections: collections.length,
        tags: tags.length,
        savedSearches: savedSearches.length,
      };
      await output.json({ library: folder, ...counts, ...names, bytes, index, sources, places });
      return 0;
    }
    const rows: [string, string][] = [
      ['library', folder],
      ['articles', counted(counts.all)],
      ['unread, reading, finished', [counts.unread, counts.reading, counts.finished].map(counted).join(', ')],
      ['starred, annotated', [counts.starred, counts.annotated].map(counted).join(', ')],
      ['without a date', counted(counts.undated)],
      ['in the trash', counted(counts.trash)],
      ['highlights, notes', [counts.highlights, counts.notes].map(counted).join(', ')],
      ['collections, tags', [collections.length, tags.length].map(counted).join(', ')],
      ['on disk', `${counted(Math.ceil(bytes / 1_000_000))} MB`],
      ['search index', `${index.state}, ${counted(index.indexed)} of ${counted(index.total)} articles`],
    ];
    for (const [name, value] of rows) await output.line(`${name.padEnd(26)}${value}`);
    return 0;
  },
});
