/** What a picture is, by its bytes: names and declared types are not believed. */
export type ImageType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/bmp'
  | 'image/x-icon'
  | 'image/svg+xml';

/** The type of a picture that browsers show, or null: something else, damaged at its start, or an svg that could act. */
export function imageType(bytes: Uint8Array): ImageType | null {
  const starts = (...values: number[]): boolean => values.every((value, index) => bytes[index] === value);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 40))) return 'image/avif';
  if (starts(0x42, 0x4d) && bytes.length > 26) return 'image/bmp';
  if (starts(0x00, 0x00, 0x01, 0x00) && (bytes[4] ?? 0) > 0) return 'image/x-icon';
  return isHarmlessSvg(bytes) ? 'image/svg+xml' : null;
}

/** Width and height in pixels where the first bytes say them; null where they do not or the type needs more reading. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = imageType(bytes);
  if (type === 'image/png' && bytes.length >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (type === 'image/gif' && bytes.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (type === 'image/bmp')
    return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  return null;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

const largestSvg = 4 * 1024 * 1024;

/**
 * An svg is a document that may hold scripts, other documents and addresses. Shown as a picture it cannot act, but its
 * file may be opened by itself some day; so one that holds anything of the kind is refused rather than mended.
 */
function isHarmlessSvg(bytes: Uint8Array): boolean {
  if (bytes.length > largestSvg) return false;
  const head = new TextDecoder().decode(bytes.subarray(0, 1_024));
  if (!/^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!DOCTYPE svg[^>[]*>\s*)*<svg[\s>]/i.test(head))
    return false;
  const text = new TextDecoder().decode(bytes);
  if (/<\s*(?:script|foreignobject|iframe|object|embed|handler|set|animate\w*|use|a)[\s/>:]/i.test(text))
    return false;
  if (/<!ENTITY|<\?xml-stylesheet|@import|javascript:|[\s"'/]on[a-z]+\s*=/i.test(text)) return false;
  for (const [, address = ''] of text.matchAll(/(?:href|src)\s*=\s*["']?\s*([^"'\s>]{0,100})/gi))
    if (!/^(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/.test(address)) return false;
  for (const [, address = ''] of text.matchAll(/url\(\s*["']?\s*([^)"'\s]{0,100})/gi))
    if (!address.startsWith('#')) return false;
  return true;
}
