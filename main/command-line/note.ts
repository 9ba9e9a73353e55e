import { text as readAll } from 'node:stream/consumers';
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
} as const;

export const note = defineCommand({
  name: 'note',
  usage: 'add --article ID --text TEXT | list [--article ID]',
  summary: 'Add a note, or list notes',
  details: ['An article has one note: what is added to it is put below what stands there already.'],
  options,
  examples: [
    'carrel note add --article 0hq3w5x1k9b7c2d4e6 --text "Compare with the *Times*."',
    'carrel note list --json',
  ],
  async run(call) {
    const [action, ...rest] = call.positionals;
    if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one argument too many.`);
    if (action === 'add') return add(call);
    if (action === 'list') return list(call);
    throw new UsageError(
      action === undefined ? 'add or list is missing.' : `note can add or list, not "${action}".`,
    );
  },
});

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
  const { article } = values;
  const notes = article === undefined ? allNotes() : notesOf(article);
  for await (const one of notes) await (json ? output.json(one) : output.line(forReading(one)));
  return 0;

  function allNotes(): AsyncIterable<Note> {
    return allPages(async (page) => {
      const { total, notes } = await client.notes.list(page);
      return { total, items: notes };
    });
  }
  async function* notesOf(id: string): AsyncGenerator<Note> {
    await client.articles.get({ id });
    const { note } = await client.notes.get({ article: id });
    if (note !== null) yield note;
  }
}

function forReading({ id, articleTitle, text, changed }: Note): string {
  return `${id}  ${changed.slice(0, 10)}  ${articleTitle ?? '(on no article)'}\n${text.replace(/^/gm, '    ')}\n`;
}
