import type { AddressInfo } from 'node:net';
import type { Handlers } from '../../../contract/dispatcher.ts';
import { ArchiveError } from '../../../contract/errors.ts';
import type { ArchiveEvent } from '../../../contract/events.ts';
import { type HostMethods, hostMethods } from '../../../contract/methods.ts';
import type { Capabilities } from '../../../contract/model.ts';
import type { Archive } from '../../archive.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { createInterfaceFiles } from '../interface-files.ts';
import type { KeptArchive } from '../keep-archive.ts';
import { createRelay } from '../relay.ts';
import { type Access, createAccess } from './access.ts';
import { createEventStreams } from './event-streams.ts';
import { createLoopbackServer } from './server.ts';
import { createUploads, type UploadLimits, type Uploads } from './uploads.ts';

export interface LoopbackOptions {
  /** One that comes and goes tells its connection too. */
  archive: Archive | KeptArchive;
  /** The library's folder, to be shown. */
  library: string;
  settings: SettingsStore;
  /** The built interface. */
  rendererFolder: string;
  version: string;
  /** 0: any free one. */
  port: number;
  uploadLimits?: UploadLimits;
  log(line: string): void;
}

export interface Loopback {
  /** Opens the interface in one browser, once. */
  url: string;
  /** Another such link, for another browser. */
  newLink(): string;
  /** Ends every answer and removes what was uploaded and not imported. The archive stays open. */
  close(): Promise<void>;
}

const capabilities: Capabilities = {
  nativeFiles: false,
  upload: true,
  showInFolder: false,
  openExternal: false,
  print: false,
  windows: false,
};

/** Serves an archive to browsers of this machine: on 127.0.0.1 alone, to those who have the start link. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { archive, settings, log } = options;
  const uploads = createUploads(options.uploadLimits);
  const streams = createEventStreams(() => ({ event: 'connection', data: connectionOf(archive) }));
  let access: Access | undefined;
  // Who may come in is told by the port, which is known once the server listens.
  const accessAtPort = (): Access => (access ??= createAccess((server.address() as AddressInfo).port));
  const server = createLoopbackServer({
    access: accessAtPort,
    relay: createRelay(archive, createHandlers(options, uploads), log),
    archive,
    interfaceFiles: createInterfaceFiles(options.rendererFolder),
    streams,
    uploads,
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: options.port, exclusive: true }, resolve);
  });
  const { newLink } = accessAtPort();
  const stops = [
    archive.listen((event) => streams.tell(event)),
    settings.listen((data) => streams.tell({ event: 'settings.changed', data })),
  ];

  return {
    url: newLink(),
    newLink,
    async close() {
      for (const stop of stops) stop();
      streams.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await uploads.close();
    },
  };
}

function connectionOf(archive: Archive | KeptArchive): (ArchiveEvent & { event: 'connection' })['data'] {
  return 'connection' in archive ? archive.connection() : { state: 'connected' };
}

function createHandlers(
  { archive, library, settings, version }: LoopbackOptions,
  uploads: Uploads,
): Handlers<HostMethods> {
  const unsupported = (what: string) => (): never => {
    throw new ArchiveError('unsupported', `${what} is not possible in a browser.`);
  };
  return {
    // The browser fences the interface here; this host has no requests of its own to count.
    'host.about': () => ({ version, capabilities, requestsDenied: 0, library }),
    'host.settings': () => settings.read(),
    'host.changeSettings': (change) => settings.change(change),
    'host.chooseAndImport': unsupported('A native file dialog'),
    'host.chooseAndWatch': unsupported('A native file dialog'),
    'host.chooseAndAddDictionary': unsupported('A native file dialog'),
    'host.printArticle': () => {
      throw new ArchiveError('unsupported', 'In a browser, the browser prints: use its print command.');
    },
    'host.openWindow': unsupported('Opening a window from outside'),
    'host.openExternal': unsupported('Opening another program'),
    'host.saveText': unsupported('A native file dialog'),
    'host.importUploads': async ({ uploads: ids, collection, tags, dryRun }) => {
      const files = uploads.find(ids);
      const reply = await archive.call('imports.start', {
        ...{ files, collection, tags, dryRun },
        temporary: true,
      });
      if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.message);
      uploads.handOver(ids);
      return hostMethods['host.importUploads'].output.parse(reply.value);
    },
  };
}
