/** Entry of the loopback host: the same archive in a browser of this machine. `--library DIR --port N --no-open` */
import { parseArgs } from 'node:util';
import { onEndSignal } from './hosts/end-signals.ts';
import { openBrowser } from './hosts/loopback/open-browser.ts';
import { serveLibrary } from './hosts/loopback/serve-library.ts';
import { openConfStore } from './settings/conf-store.ts';
import { chooseLibraryFolder, settingsFolder } from './settings/places.ts';
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
  const settings = createSettingsStore(openConfStore(settingsFolder()));
  const folder = chooseLibraryFolder({ named: values.library ?? null, settings: settings.libraryFolder() });
  const served = await serveLibrary({
    folder,
    entryFolder: __dirname,
    settings,
    port: Number(values.port),
    log,
  });
  let ending = false;
  const end = (reason: string | null): void => {
    if (ending) process.exit(1);
    ending = true;
    if (reason !== null) log(reason);
    void served.close().finally(() => process.exit(reason === null ? 0 : 1));
  };
  onEndSignal(() => end(null));
  void served.failed.then(end);

  process.stdout.write(`${served.url}\n`);
  if (!values['no-open'] && !(await openBrowser(served.url)))
    log('no browser could be opened: open the address above in one. It works once.');
}

run().catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
