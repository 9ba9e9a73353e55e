/** Where a reference inside a container leads. Only `inside` names something that may be read. */
export type Reference =
  | { kind: 'inside'; path: string; fragment: string | null }
  /** An address that a reader may be sent to by a link; never fetched. */
  | { kind: 'remote'; address: string }
  /** Out of the container, to the disk, or to nothing. */
  | { kind: 'outside'; address: string };

const longest = 4_000;

/**
 * @param base path in the container of the file that holds the reference.
 * @param reference as written. A leading `/` is the root of the container, as EPUB defines it; a way up beyond the root
 * leads outside.
 */
export function resolveReference(base: string, reference: string): Reference {
  const address = reference.trim();
  const outside: Reference = { kind: 'outside', address: address.slice(0, longest) };
  if (address.length > longest || address.includes('\0')) return outside;
  if (/^(?:https?|mailto):/i.test(address)) return { kind: 'remote', address };
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return outside;
  const hash = address.indexOf('#');
  const fragment = hash < 0 ? null : percentDecoded(address.slice(hash + 1)) || null;
  const written = (hash < 0 ? address : address.slice(0, hash)).replace(/\?.*$/s, '').replaceAll('\\', '/');
  if (written.startsWith('//')) return outside;
  if (written === '') return { kind: 'inside', path: base, fragment };
  const steps = written.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of percentDecoded(written).split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return outside;
  }
  return steps.length === 0 ? outside : { kind: 'inside', path: steps.join('/'), fragment };
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare per cent sign: the name is meant as it stands
  }
}
