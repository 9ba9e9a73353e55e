import { resolve } from 'node:path';
import type { WatchedFolder } from '../../contract/import-model.ts';
import { type Call, defineCommand, UsageError } from './command.ts';

const options = {
  collection: { type: 'string', value: 'NAME', help: 'what is imported from there joins this collection' },
} as const;

export const watch = defineCommand({
  name: 'watch',
  usage: 'add FOLDER | list | remove FOLDER',
  summary: 'Folders whose new files import themselves',
  details: [
    'Each file is imported once, when it has stopped growing, while Carrel is open: the desktop program or "carrel serve".',
  ],
  options,
  examples: ['carrel watch add ~/Inbox --collection Inbox', 'carrel watch list --json'],
  async run(call) {
    const [action, folder, ...rest] = call.positionals;
    if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one argument too many.`);
    if (action === 'list') return list(call);
    if (action !== 'add' && action !== 'remove') throw new UsageError('add, list or remove is missing.');
    if (folder === undefined) throw new UsageError('The folder is missing.');
    return action === 'add' ? add(call, resolve(folder)) : remove(call, resolve(folder));
  },
});

async function add({ values, open, json, output }: Call<typeof options>, path: string): Promise<0> {
  const { client } = await open({ create: true });
  let collection: string | undefined;
  if (values.collection !== undefined) {
    const wanted = values.collection.trim().toLocaleLowerCase();
    const { collections } = await client.library.overview();
    collection =
      collections.find(({ name }) => name.toLocaleLowerCase() === wanted)?.id ??
      (await client.collections.create({ name: values.collection })).id;
  }
  const folder = await client.watching.add({ path, ...(collection !== undefined && { collection }) });
  await (json ? output.json(folder) : output.line(`"${path}" is watched from now on.`));
  return 0;
}

async function list({ open, json, output }: Call<typeof options>): Promise<0> {
  const { client } = await open();
  for (const folder of (await client.watching.list()).folders)
    await (json ? output.json(folder) : output.line(lineOf(folder)));
  return 0;
}

async function remove({ open, json, output }: Call<typeof options>, path: string): Promise<0> {
  const { client } = await open();
  const folder = (await client.watching.list()).folders.find((one) => one.path === path);
  if (folder === undefined) throw new UsageError(`"${path}" is not being watched.`);
  await client.watching.remove({ id: folder.id });
  await (json ? output.json({ removed: folder.id }) : output.line(`"${path}" is no longer watched.`));
  return 0;
}

function lineOf({ path, state, message }: WatchedFolder): string {
  return `${state.padEnd(8)}  ${path}${message === null ? '' : `: ${message}`}`;
}
