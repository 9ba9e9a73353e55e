/**
 * What two spellings of one address share: no fragment, no difference between http and https (pages mix them for one
 * picture), escapes and default ports as the URL standard has them. Content ids are compared decoded.
 */
export function addressKey(address: string): string {
  const bare = address.replace(/#.*$/s, '').trim();
  if (/^cid:/i.test(bare)) return `cid:${decoded(bare.slice(4))}`;
  if (!URL.canParse(bare)) return bare;
  return new URL(bare).href.replace(/^https?:/, '');
}

/** An address that may be relative to a base that may be unknown; as it stands when neither makes it whole. */
export function absoluteAddress(address: string, base: string | undefined): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function isWebAddress(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address);
}
