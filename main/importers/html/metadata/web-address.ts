/** An address of the web as a page writes it → absolute, or null when it is of another kind. */
export function webAddress(value: string | null | undefined, base: string | null): string | null {
  const text = value?.trim() ?? '';
  if (text === '' || text.length > 2_000) return null;
  const url = URL.canParse(text)
    ? new URL(text)
    : base !== null && URL.canParse(text, base)
      ? new URL(text, base)
      : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : null;
}

/**
 * Web archives put the address of the page they keep behind their own: `web.archive.org/web/20160218174457/http://…`. The
 * page is its publisher's, so the address and the source are too.
 */
export function withoutArchive(address: string): string {
  const inside =
    /^https?:\/\/[^/]+\/(?:[\w.-]{1,40}\/){0,3}?(\d{4,14}(?:[a-z]{2}_)?\/)?(https?:\/{1,2}[^/].*)$/i.exec(
      address,
    );
  const [, stamp, page] = inside ?? [];
  if (page === undefined || (stamp === undefined && !/^https?:\/\/archive\./.test(address))) return address;
  return webAddress(page.replace(/^(https?:)\/{1,2}/i, '$1//'), null) ?? address;
}
