import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cleanAgainInTurns } from './clean-article.ts';

/** Below this, cleaning takes no longer than remembering. */
const longHtml = 256 * 1024;
const hashedAtOnce = 1024 * 1024;
const mostRemembered = 1_000;

/**
 * Cleaning at the moment an article is shown, whatever the library says of it. A long text takes seconds, in turns with
 * other work; that these very bytes came out of this cleaner unchanged is remembered until the program ends.
 */
export function createShownCleaner(
  clean: (html: string) => Promise<string> = cleanAgainInTurns,
): (html: string) => Promise<string> {
  const unchanged = new Set<string>();
  return async (html) => {
    if (html.length < longHtml) return clean(html);
    const hash = await hashInTurns(html);
    if (unchanged.has(hash)) return html;
    const cleaned = await clean(html);
    if (cleaned === html) {
      const [oldest] = unchanged;
      if (unchanged.size >= mostRemembered && oldest !== undefined) unchanged.delete(oldest);
      unchanged.add(hash);
    }
    return cleaned;
  };
}

async function hashInTurns(html: string): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < html.length; start += hashedAtOnce) {
    // As UTF-16: in UTF-8 two different halves of characters would be the same bytes.
    hash.update(html.slice(start, start + hashedAtOnce), 'utf16le');
    await nextTurn();
  }
  return hash.digest('hex');
}
