/** A process that imports a folder into a new library, and prints what came of it: to be watched from outside. */
import { join, resolve } from 'node:path';
import { createClient } from '../../../contract/client.ts';
import { openArchive } from '../../../main/archive.ts';

const [library = '', input = ''] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../../..');

async function importFolder(): Promise<void> {
  const archive = await openArchive({
    folder: library,
    programFolder: join(root, 'main'),
    resourcesFolder: join(root, 'resources'),
  });
  const client = createClient(archive);
  const finished = new Promise<object>((settle) => client.on('import.finished', settle));
  const started = await archive.call('imports.start', { files: [{ path: input }] });
  if (!started.ok) throw new Error(started.error.message);
  process.stdout.write(JSON.stringify(await finished));
  await archive.close();
}

void importFolder();
