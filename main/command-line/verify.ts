import { defineCommand, exactly } from './command.ts';
import { counted } from './progress-bar.ts';

export const verify = defineCommand({
  name: 'verify',
  usage: '',
  summary: 'Check every original against its hash, the database and the index',
  details: ['Exit 3 when something is damaged or missing. Takes as long as reading everything.'],
  options: { repair: { type: 'boolean', help: 'make a damaged index anew' } },
  examples: ['carrel verify --repair'],
  async run({ values, positionals, json, output, open }) {
    exactly(positionals, []);
    const { client } = await open();
    const { articles, originals, images, damaged, missing, database, index } = await client.library.verify({
      repair: values.repair,
    });
    const sound = damaged.length === 0 && missing.length === 0 && database === 'sound' && index !== 'damaged';
    if (json) await output.json({ articles, originals, images, damaged, missing, database, index });
    else {
      for (const name of damaged) await output.line(`damaged  ${name}`);
      for (const name of missing) await output.line(`missing  ${name}`);
      await output.line(
        `${counted(articles)} articles, ${counted(originals)} originals, ${counted(images)} images; database ${database}, index ${index}.`,
      );
    }
    return sound ? 0 : 3;
  },
});
