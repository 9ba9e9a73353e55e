import { ArchiveError } from '../../contract/errors.ts';
import { openBrowser } from '../hosts/loopback/open-browser.ts';
import { serveLibrary } from '../hosts/loopback/serve-library.ts';
import { defineCommand, exactly, wholeNumber } from './command.ts';

export const serve = defineCommand({
  name: 'serve',
  usage: '',
  summary: 'Open the library in a browser of this machine',
  details: [
    'Prints the address, which works once and in one browser, and serves until Ctrl-C. Only this machine can reach it.',
  ],
  options: {
    port: { type: 'string', value: 'N', help: 'the port; default 0: any free one' },
    'no-open': { type: 'boolean', help: 'only print the address' },
  },
  examples: ['carrel serve', 'carrel serve --port 0 --no-open --json'],
  async run({
    values,
    positionals,
    json,
    output,
    tell,
    libraryFolder,
    entryFolder,
    settings,
    interruptible,
  }) {
    exactly(positionals, []);
    const port = wholeNumber('port', values.port, 0, 65_535) ?? 0;
    const interrupted = interruptible();
    const served = await serveLibrary({
      ...{ folder: libraryFolder, entryFolder, port, log: tell },
      settings: settings(),
    }).catch(explain);
    try {
      await (json ? output.json({ url: served.url }) : output.line(served.url));
      if (!values['no-open'] && !(await openBrowser(served.url)))
        tell('No browser could be opened: open the address above in one. It works once.');
      const ended = new Promise<null>((resolve) => {
        if (interrupted.aborted) resolve(null);
        interrupted.addEventListener('abort', () => resolve(null), { once: true });
      });
      const reason = await Promise.race([ended, served.failed]);
      if (reason === null) return 0;
      tell(reason);
      return 1;
    } finally {
      await served.close();
    }
  },
});

function explain(error: NodeJS.ErrnoException): never {
  if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
    throw new ArchiveError(
      'conflict',
      `The port is taken or not allowed (${error.code}). Choose another, or 0 for any free one.`,
    );
  throw error;
}
