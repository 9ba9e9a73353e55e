import { largestImage } from '../office/document-images.ts';

/** A picture as it is read: digits of hexadecimal, or bytes as they are. */
export interface PictureReader {
  add(bytes: Uint8Array): void;
  binary(bytes: Uint8Array): void;
  /** Only PNG and JPEG are shown; the rest are drawings of Windows. */
  kind: 'shown' | 'drawing';
  description: string;
  /** Null when it is over the limit. */
  take(): Uint8Array | null;
}

export function createPicture(): PictureReader {
  let bytes = new Uint8Array(16_384);
  let length = 0;
  let half: number | null = null;
  const put = (byte: number): void => {
    if (length > largestImage) return;
    if (length === bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length] = byte;
    length += 1;
  };
  return {
    kind: 'drawing',
    description: '',
    add(digits) {
      for (const digit of digits) {
        const value = hexValue(digit);
        if (value === null) continue;
        if (half === null) half = value;
        else {
          put(half * 16 + value);
          half = null;
        }
      }
    },
    binary(more) {
      for (const byte of more) put(byte);
    },
    take: () => (length > largestImage ? null : bytes.slice(0, length)),
  };
}

function hexValue(byte: number): number | null {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return byte >= 0x41 && byte <= 0x46 ? byte - 0x37 : null;
}
