/** Entry of the loopback host: the same archive in a browser of this machine. `--library DIR --port N --no-open` */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepArchive } from './hosts/keep-archive.ts';
import { openBrowser } from './hosts/loopback/open-browser.ts';
import { startLoopback } from './hosts/loopback/start-loopback.ts';
import { holdArchive } from './hosts/socket/hold-archive.ts';
import { openConfStore } from './settings/conf-store.ts';
import { chooseLibraryFolder, programPlaces, settingsFolder } from './settings/places.ts';
import { createSettingsStore } from './settings/settings-store.ts';

const log = (line: string): void => void process.stderr.write(`carrel: ${line}\n`);

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      library: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const { programFolder, rendererFolder, resourcesFolder } = programPlaces(__dirname);
  const settings = createSettingsStore(openConfStore(settingsFolder()));
  const folder = chooseLibraryFolder({ named: values.library ?? null, settings: settings.libraryFolder() });

  const closers: (() => Promise<void>)[] = [];
  const end = (reason: string | null): void => {
    if (reason !== null) log(reason);
    void closers
      .splice(0)
      .reduceRight((before, close) => before.then(close), Promise.resolve())
      .finally(() => process.exit(reason === null ? 0 : 1));
  };
  const archive = keepArchive({
    open: () => holdArchive({ folder, programFolder, resourcesFolder, log }),
    onFailed: ({ message }) => end(message),
    log,
  });
  closers.push(() => archive.close());
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(resourcesFolder, '..', 'package.json'), 'utf8'),
  );
  const port = Number(values.port);
  const host = await startLoopback({
    archive,
    library: folder,
    settings,
    rendererFolder,
    version,
    port,
    log,
  });
  closers.push(() => host.close());
  process.on('SIGINT', () => end(null));
  process.on('SIGTERM', () => end(null));

  process.stdout.write(`${host.url}\n`);
  if (!values['no-open'] && !(await openBrowser(host.url)))
    log('no browser could be opened: open the address above in one. It works once.');
}

run().catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
