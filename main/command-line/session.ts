import { existsSync } from 'node:fs';
import { type Client, createClient } from '../../contract/client.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { Archive } from '../archive.ts';
import { holdArchive } from '../hosts/socket/hold-archive.ts';
import { programPlaces } from '../settings/places.ts';
import { libraryFolder } from '../storage/open-folder.ts';

/** A library that is open: our own, or through the program that holds it. */
export interface Session {
  client: Client;
  archive: Archive;
  /** Nobody else has the library open. */
  own: boolean;
  /** Rejects when the program that holds the library goes away. Never settles otherwise. */
  lost: Promise<never>;
  close(): Promise<void>;
}

/** Errors: not-found when there is no library and none may be made; those of `holdArchive`. */
export async function openSession(
  folder: string,
  options: { create: boolean; entryFolder: string; log: (line: string) => void },
): Promise<Session> {
  // A mistyped path should not leave an empty library behind, and "nothing found" would be a poor answer.
  if (!options.create && !existsSync(libraryFolder(folder).database))
    throw new ArchiveError('not-found', `There is no library in "${folder}". "carrel import" makes one.`);
  const { programFolder, resourcesFolder } = programPlaces(options.entryFolder);
  const held = await holdArchive({ folder, programFolder, resourcesFolder, log: options.log });
  const lost = held.lost.then(() => {
    throw new ArchiveError('disconnected', 'The program that held the library has ended. Try again.');
  });
  lost.catch(() => undefined);
  return {
    archive: held.archive,
    own: held.own,
    client: createClient(held.archive),
    lost,
    close: () => held.archive.close(),
  };
}
