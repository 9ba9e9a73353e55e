/** What a container is to the import job. None is opened yet. */
import type { FileStream, PartProblem } from '../importer.ts';
export interface ContainerEntry {
  name: string;
  size: number | null;
  modified: string | null;
  chunks(): AsyncIterable<Uint8Array>;
}
export interface Container {
  entries(): AsyncIterable<ContainerEntry | PartProblem>;
  sibling(name: string): Promise<Uint8Array | null>;
}
export async function openContainer(_file: FileStream): Promise<Container | null> {
  return null;
}
