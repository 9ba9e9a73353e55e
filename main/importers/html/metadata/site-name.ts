/** Names under which a site may sign its titles: what it calls itself, and its address in three forms. */
export function siteNames(source: string | null, address: string | null): string[] {
  const names = source === null ? [] : [source];
  if (address !== null) {
    const host = new URL(address).hostname.replace(/^www\./, '');
    names.push(host, host.split('.')[0] ?? host, host.split('.').slice(-2)[0] ?? host);
  }
  return names.map(squeeze).filter((name) => name.length > 1);
}

const separators = /\s+[|│\-–—·•»›:>«/~]{1,2}\s+|\s*[|│]\s*|:\s+|\s::\s|_/g;
/** Those that hardly ever stand inside a title. */
const plainSeparators = /\s+[|│\-–—·•»›:>«/~]{1,2}\s+|\s*[|│]\s*|\s::\s/;

export function titleParts(title: string): string[] {
  return title.split(plainSeparators).filter((part) => part !== '');
}

/** Takes the name of the site off the start or the end of a title. */
export function withoutSite(title: string, sites: readonly string[]): string {
  let rest = title;
  for (let round = 0; round < 3; round += 1) {
    const cuts = [...rest.matchAll(separators)];
    const last = cuts.at(-1);
    const [first] = cuts;
    if (last !== undefined && isSite(rest.slice(last.index + last[0].length), sites))
      rest = rest.slice(0, last.index).trim();
    else if (first !== undefined && isSite(rest.slice(0, first.index), sites))
      rest = rest.slice(first.index + first[0].length).trim();
    else break;
  }
  return rest === '' ? title : rest;
}

export function isSite(part: string, sites: readonly string[]): boolean {
  const name = squeeze(part);
  if (name === '') return true;
  return sites.some(
    (site) =>
      name === site ||
      (name.length > 3 &&
        site.length > 3 &&
        (site.includes(name) || (name.includes(site) && name.length < site.length * 2))),
  );
}

function squeeze(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
