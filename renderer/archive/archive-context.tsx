import { createContext, type ReactNode, useContext } from 'react';
import type { Client } from '../../contract/client.ts';

const ArchiveContext = createContext<Client | null>(null);

/** Gives the whole interface the one connection to the archive. */
export function ArchiveProvider({ archive, children }: { archive: Client; children: ReactNode }) {
  return <ArchiveContext value={archive}>{children}</ArchiveContext>;
}

export function useArchive(): Client {
  const archive = useContext(ArchiveContext);
  if (archive === null) throw new Error('useArchive needs an ArchiveProvider above it');
  return archive;
}
