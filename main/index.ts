/** Entry of the desktop: the order in which it starts and ends, and nothing else. */
import { join } from 'node:path';
import { app, type Event } from 'electron';
import { parseLink } from '../contract/carrel-link.ts';
import { registerScheme } from './hosts/electron/app-protocol.ts';
import { runDesktop } from './hosts/electron/run-desktop.ts';
import { readStartArguments } from './hosts/electron/start-arguments.ts';
import { programPlaces, settingsFolder } from './settings/places.ts';

const given = readStartArguments(process.argv.slice(1), process.cwd(), app.getAppPath());

// All hosts share one settings file; tests and portable starts name a folder of their own.
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', settingsFolder());
// Switched off by hand only (Chromium has none for root); then there is nothing to insist on.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
// Nothing here ever needs a name looked up; in development the interface comes from this machine.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');

// The voices of a Linux system, which Chromium asks only when told to. By wish alone: where speech-dispatcher is there and
// finds no sound, the program then waits for it at its end and never ends.
if (process.platform === 'linux' && process.env.CARREL_VOICES === '1')
  app.commandLine.appendSwitch('enable-speech-dispatcher');

// macOS names the file or the link that a start is for by an event, before the program is ready.
const takeFile = (event: Event, path: string): void => {
  event.preventDefault();
  given.files.push(path);
};
app.on('open-file', takeFile);
const takeLink = (event: Event, address: string): void => {
  event.preventDefault();
  if (parseLink(address) !== null) given.links.push(address);
};
app.on('open-url', takeLink);

if (app.requestSingleInstanceLock({ files: given.files, links: given.links }))
  void app.whenReady().then(() => {
    app.off('open-file', takeFile);
    app.off('open-url', takeLink);
    runDesktop({
      given,
      places: programPlaces(__dirname),
      archiveProcess: join(__dirname, 'archive-process.js'),
      developmentServer: app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null),
    });
  });
else app.quit();
