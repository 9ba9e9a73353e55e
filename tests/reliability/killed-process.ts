/** A process that writes into a library until it is killed; it prints each thing the moment it was acknowledged. */
import { join, resolve } from 'node:path';
import { createClient } from '../../contract/client.ts';
import { openArchive } from '../../main/archive.ts';

const [folder = '', input = ''] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../..');

async function write(): Promise<void> {
  const archive = await openArchive({
    folder,
    programFolder: join(root, 'main'),
    resourcesFolder: join(root, 'resources'),
  });
  const client = createClient(archive);
  const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
  const started = await archive.call('imports.start', { files: [{ path: input }] });
  if (!started.ok) throw new Error(started.error.message);
  client.on('import.progress', ({ id, stored }) => say({ kind: 'stored', id, stored }));
  for (let number = 0; ; number++) {
    const { articles } = await client.articles.list({ limit: 1, order: 'added', descending: false });
    const article = articles[0]?.id;
    if (article !== undefined) {
      const id = `note${String(number).padStart(6, '0')}`;
      const text = `Note ${number}, written while articles came in.`;
      await client.notes.save({ id, article: null, text, revision: 0 });
      say({ kind: 'note', id, text });
      await client.articles.tag({ ids: [article], add: [`tag ${number}`] });
      say({ kind: 'tag', article, tag: `tag ${number}` });
    }
    await new Promise((next) => setTimeout(next, 1));
  }
}

void write();
