import { resolve } from 'node:path';
import type { Client } from '../../contract/client.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { allPages } from './all-pages.ts';
import { type Call, defineCommand, type ExitCode, UsageError } from './command.ts';
import { indexReady } from './index-ready.ts';
import { counted, createProgressBar } from './progress-bar.ts';
import type { Session } from './session.ts';
import { shortPath } from './short-path.ts';

const options = {
  collection: {
    type: 'string',
    value: 'NAME',
    help: 'put the articles into this collection, made when there is none',
  },
  tag: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: 'tag the articles; may be given several times',
  },
  resume: {
    type: 'string',
    value: 'IMPORT',
    help: 'go on with an interrupted import, instead of paths',
  },
  'dry-run': { type: 'boolean', help: 'store nothing, only tell what would happen' },
} as const;

export const importFiles = defineCommand({
  name: 'import',
  usage: 'PATH…',
  summary: 'Bring files and folders into the library',
  details: [
    'Folders are read with all that is in them. Every file ends as stored, as a duplicate or as a problem with its reason.',
    'With --json, one line for each, then {"event":"done"…}. Ctrl-C ends the import and keeps what is stored.',
  ],
  options,
  examples: [
    'carrel import ~/Articles page.html --collection Trains --tag 2024',
    'carrel import inbox --json',
  ],
  async run(call) {
    const { resume } = call.values;
    if (call.positionals.length === 0 && resume === undefined)
      throw new UsageError('A file or folder to import is missing.');
    if (call.positionals.length > 0 && resume !== undefined)
      throw new UsageError('--resume goes on with what was given then; it takes no paths.');
    const session = await call.open({ create: true });
    const started = performance.now();
    const summary = await runImport(call, session);
    const seconds = Math.round(performance.now() - started) / 1000;
    const entries = allPages(async (page) => {
      const { total, entries } = await session.client.imports.entries({ id: summary.id, ...page });
      return { total, items: entries };
    });
    for await (const entry of entries) await tellEntry(call, entry);
    await tellEnd(call, summary, seconds);
    return exitCode(summary);
  },
});

async function runImport(call: Call<typeof options>, session: Session): Promise<ImportSummary> {
  const { client } = session;
  const { values } = call;
  const interrupted = call.interruptible();
  const bar = createProgressBar(process.stderr);
  const finished = new Map<Id, ImportSummary>();
  let wake = (): void => undefined;
  let ours: Id | null = null;
  client.on('import.progress', (progress) => {
    if (progress.id === ours) bar.show(progress);
  });
  client.on('import.finished', (summary) => {
    finished.set(summary.id, summary);
    wake();
  });
  const dryRun = values['dry-run'];
  const begin = async (): Promise<Id> => {
    if (values.resume === undefined) return startImport(client, call);
    await client.imports.resume({ id: values.resume });
    return values.resume;
  };
  const id = await begin();
  ours = id;
  const cancel = (): void => void client.imports.cancel({ id }).catch(() => undefined);
  if (interrupted.aborted) cancel();
  else interrupted.addEventListener('abort', cancel, { once: true });
  try {
    while (!finished.has(id)) {
      const next = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await Promise.race([next, session.lost]);
    }
    if (!dryRun && !interrupted.aborted) await indexReady(client);
  } finally {
    bar.clear();
  }
  return finished.get(id) ?? client.imports.get({ id });
}

async function startImport(client: Client, { values, positionals }: Call<typeof options>): Promise<Id> {
  const dryRun = values['dry-run'];
  const collection = await findCollection(client, values.collection, dryRun);
  const started = await client.imports.start({
    files: positionals.map((path) => ({ path: resolve(path) })),
    ...(collection !== null && { collection }),
    tags: values.tag,
    dryRun,
  });
  return started.import;
}

async function findCollection(client: Client, name: string | undefined, dryRun: boolean): Promise<Id | null> {
  if (name === undefined) return null;
  const { collections } = await client.library.overview();
  const wanted = name.trim().toLocaleLowerCase();
  const known = collections.find((collection) => collection.name.toLocaleLowerCase() === wanted);
  if (known) return known.id;
  return dryRun ? null : (await client.collections.create({ name })).id;
}

async function tellEntry(
  { json, output, positionals }: Call<typeof options>,
  entry: ImportEntry,
): Promise<void> {
  const { path, within, outcome, article: id, title, version, code, message } = entry;
  if (json) {
    const event = {
      ...{ event: outcome, path },
      ...(within !== null && { within }),
      ...(version !== null && { version }),
    };
    if (outcome === 'problem') return output.json({ ...event, code, message });
    return output.json(outcome === 'stored' ? { ...event, id, title } : { ...event, id });
  }
  if (outcome === 'problem') return output.line(`problem    ${shortPath(path)}: ${message} (${code})`);
  // Of a large import only what needs a look; of a few files, each.
  if (outcome === 'stored' && positionals.length <= 20)
    return output.line(`stored     ${id ?? '-'}  ${title}`);
}

async function tellEnd(call: Call<typeof options>, summary: ImportSummary, seconds: number): Promise<void> {
  const { id, state, stored, duplicates, problems, message } = summary;
  const found = stored + duplicates + problems;
  if (call.json) {
    const ending = state === 'finished' ? {} : { state, message };
    return call.output.json({
      event: 'done',
      import: id,
      found,
      stored,
      duplicates,
      problems,
      seconds,
      ...ending,
    });
  }
  if (state === 'cancelled')
    call.tell('The import was cancelled. What is stored stays; "carrel undo" takes it back.');
  if (state === 'interrupted') call.tell(message ?? 'The import was interrupted.');
  const verb = call.values['dry-run'] ? 'Would store' : 'Stored';
  const known = duplicates > 0 ? `, ${counted(duplicates)} known already` : '';
  const refused = problems > 0 ? `, ${counted(problems)} problem${problems === 1 ? '' : 's'}` : '';
  const undo = stored > 0 && !call.values['dry-run'] ? ` Take it back: carrel undo ${id}` : '';
  await call.output.line(
    `${verb} ${counted(stored)} of ${counted(found)}${known}${refused} in ${seconds.toFixed(1)} s.${undo}`,
  );
}

function exitCode({ state, problems }: ImportSummary): ExitCode {
  if (state === 'cancelled') return 130;
  if (state === 'interrupted') return 1;
  return problems > 0 ? 3 : 0;
}
