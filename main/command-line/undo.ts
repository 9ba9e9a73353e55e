import { defineCommand, exactly } from './command.ts';
import { counted } from './progress-bar.ts';

export const undo = defineCommand({
  name: 'undo',
  usage: 'IMPORT',
  summary: 'Take one import back',
  details: [
    'Everything that it stored goes to the trash, with its notes; importing the files again brings it back.',
  ],
  options: {},
  examples: ['carrel undo 0hq3w5x1k9b7c2d4e6'],
  async run({ positionals, json, output, open }) {
    const [id = ''] = exactly(positionals, ['The id of an import']);
    const { client } = await open();
    const { removed } = await client.imports.undo({ id });
    if (json) await output.json({ removed });
    else await output.line(`${counted(removed)} article${removed === 1 ? '' : 's'} moved to the trash.`);
    return 0;
  },
});
