import { createHash } from 'node:crypto';
import { addressKey } from './address-key.ts';

export interface CaptureNames {
  /** Whether the same address was met before with the same content. */
  isRepeated(address: string, content: Uint8Array): boolean;
  /** Unique and the same at every reading: the address; of later captures of it the time and at last the place too. */
  nameOf(address: string, taken: string | null, place: string): string;
}

export function createCaptureNames(): CaptureNames {
  const contents = new Set<string>();
  const used = new Set<string>();
  return {
    isRepeated(address, content) {
      const key = createHash('md5').update(addressKey(address)).update('\n').update(content).digest('base64');
      const repeated = contents.has(key);
      contents.add(key);
      return repeated;
    },
    nameOf(address, taken, place) {
      const candidates = [address, `${address} (${taken ?? 'no date'})`, `${address} (${place})`];
      const name =
        candidates.find((candidate) => !used.has(candidate)) ?? `${address} (capture ${used.size})`;
      used.add(name);
      return name;
    },
  };
}
