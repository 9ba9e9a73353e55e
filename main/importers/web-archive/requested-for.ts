/** Browsers say with each request what it is for; null when nothing is said. */
export function requestedFor(headers: ReadonlyMap<string, string>): 'page' | 'part' | null {
  const destination = headers.get('sec-fetch-dest')?.toLowerCase();
  if (destination !== undefined && destination !== '') return destination === 'document' ? 'page' : 'part';
  return /^xmlhttprequest$/i.test(headers.get('x-requested-with') ?? '') ? 'part' : null;
}
