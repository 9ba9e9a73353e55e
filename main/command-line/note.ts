import { text as readAll } from 'node:stream/consumers';
import { ArchiveError } from '../../contract/errors.ts';
import type { Note } from '../../contract/note-model.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { allPages } from './all-pages.ts';
import { type Call, defineCommand, UsageError } from './command.ts';

const options = {
  article: {
    type: 'string',
    value: 'ID',
    help: 'the article that the note is on; default: a free-standing note',
  },
  text: { type: 'string', value: 'TEXT', help: 'Markdown; - reads it from stdin' },
  tag: { type: 'string', value: 'NAME', help: 'list: only notes that carry this #tag' },
  find: { type: 'string', value: 'WORDS', help: 'list: only notes in which these words stand' },
  'free-standing': { type: 'boolean', help: 'list: only notes that are on no article' },
  removed: { type: 'boolean', help: 'list: the removed notes instead' },
  revision: { type: 'string', value: 'N', help: 'history: the text of this version instead of the list' },
} as const;

const actions = { add, list, show, history, links, tags, remove, restore };

export const note = defineCommand({
  name: 'note',
  usage:
    'add --text TEXT [--article ID] | list | tags | show ID | history ID | links ID | remove ID | restore ID',
  summary: 'Add a note, list notes, look into their history',
  details: [
    'An article has one note beside it: what is added to it is put below what stands there already.',
    'links lists the notes that link to a note, an article or a highlight. A removed note can be restored.',
  ],
  options,
  examples: [
    'carrel note add --article 0hq3w5x1k9b7c2d4e6 --text "Compare with the *Times*. #to-check"',
    'carrel note list --tag to-check --json',
    'carrel note history 0hq3w5x1k9b7c2d4e6 --revision 4',
  ],
  async run(call) {
    const [action = '', ...rest] = call.positionals;
    if (!isAction(action))
      throw new UsageError(
        `${action === '' ? 'What to do is missing' : `note cannot "${action}"`}: ${Object.keys(actions).join(', ')}.`,
      );
    const takesId = !['add', 'list', 'tags'].includes(action);
    if (takesId && rest[0] === undefined) throw new UsageError('The id is missing.');
    const extra = rest[takesId ? 1 : 0];
    if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
    return actions[action](call, rest[0] ?? '');
  },
});

function isAction(name: string): name is keyof typeof actions {
  return Object.hasOwn(actions, name);
}

async function add({ values, open, json, output }: Call<typeof options>): Promise<0> {
  if (values.text === undefined) throw new UsageError('--text is missing.');
  const text = values.text === '-' ? await readAll(process.stdin) : values.text;
  if (text.trim() === '') throw new UsageError('The note is empty.');
  const { client } = await open({ create: values.article === undefined });
  const article = values.article ?? null;
  const before = article === null ? null : (await client.notes.get({ article })).note;
  const saved = await client.notes.save({
    id: before?.id ?? createIdentifier(),
    article,
    text: before === null || before.text.trim() === '' ? text : `${before.text.trimEnd()}\n\n${text}`,
    revision: before?.revision ?? 0,
  });
  await (json ? output.json(saved) : output.line(`Note ${saved.id} saved.`));
  return 0;
}

async function list({ values, open, json, output }: Call<typeof options>): Promise<0> {
  const { client } = await open();
  const { article, tag, find } = values;
  if (article !== undefined) await client.articles.get({ id: article });
  const filter = {
    ...(article !== undefined && { article }),
    ...(tag !== undefined && { tag: tag.replace(/^#/, '') }),
    ...(find !== undefined && { text: find }),
    ...(values['free-standing'] && { standing: true }),
    removed: values.removed,
  };
  const notes: AsyncIterable<Note> = allPages(async (page) => {
    const { total, notes } = await client.notes.list({ ...filter, ...page });
    return { total, items: notes };
  });
  for await (const one of notes) await (json ? output.json(one) : output.line(forReading(one)));
  return 0;
}

async function show({ open, json, output }: Call<typeof options>, id: string): Promise<0> {
  const { client } = await open();
  const { note } = await client.notes.read({ id });
  if (note === null) throw new ArchiveError('not-found', `There is no note ${id}.`);
  await (json ? output.json(note) : output.line(note.text));
  return 0;
}

async function history({ values, open, json, output }: Call<typeof options>, id: string): Promise<0> {
  const { client } = await open();
  if (values.revision !== undefined) {
    const revision = Number(values.revision);
    if (!Number.isInteger(revision) || revision < 0)
      throw new UsageError(`--revision is a whole number, not "${values.revision}".`);
    const version = await client.notes.version({ id, revision });
    await (json ? output.json({ id, revision, ...version }) : output.line(version.text));
    return 0;
  }
  const { versions } = await client.notes.versions({ id });
  for (const version of versions)
    await (json
      ? output.json(version)
      : output.line(`${version.revision}  until ${version.until.slice(0, 16)}  ${version.title}`));
  return 0;
}

async function links({ open, json, output }: Call<typeof options>, id: string): Promise<0> {
  const { client } = await open();
  const seen = new Set<string>();
  for (const kind of ['note', 'article', 'highlight'] as const)
    for (const link of (await client.notes.backlinks({ kind, id })).backlinks) {
      if (seen.has(link.note)) continue;
      seen.add(link.note);
      const title = link.title === '' ? (link.articleTitle ?? '') : link.title;
      await (json ? output.json(link) : output.line(`${link.note}  ${title}\n    ${link.context}`));
    }
  return 0;
}

async function tags({ open, json, output }: Call<typeof options>): Promise<0> {
  const { client } = await open();
  for (const tag of (await client.notes.tags()).tags)
    await (json ? output.json(tag) : output.line(`#${tag.name}  ${tag.count}`));
  return 0;
}

async function remove({ open, json, output }: Call<typeof options>, id: string): Promise<0> {
  const { client } = await open();
  await client.notes.remove({ id });
  await (json
    ? output.json({ removed: id })
    : output.line(`Note ${id} removed; "carrel note restore" brings it back.`));
  return 0;
}

async function restore({ open, json, output }: Call<typeof options>, id: string): Promise<0> {
  const { client } = await open();
  const note = await client.notes.restore({ id });
  await (json ? output.json(note) : output.line(`Note ${id} is back.`));
  return 0;
}

function forReading({ id, articleTitle, text, changed }: Note): string {
  return `${id}  ${changed.slice(0, 10)}  ${articleTitle ?? '(on no article)'}\n${text.replace(/^/gm, '    ')}\n`;
}
