import { setImmediate as nextTurn } from 'node:timers/promises';

/** Below this a browser lays the whole text out in no time. */
const longHtml = 256 * 1024;
/** Of html in a part, at least: small enough to be laid out within a frame, large enough that parts are few. */
const partLength = 16 * 1024;
const lettersPerTurn = 1024 * 1024;

const voidElements = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/**
 * A long text in parts, each of some whole blocks, which the browser lays out only when they come near the window: 20 MB
 * take a second instead of ten. Each tells how many letters and blocks it holds, from which its height is guessed before
 * (`.part` in reader.css). A part is a block among blocks: the text of the article is the same with and without them.
 *
 * @param html as the cleaner writes it: well-formed, its attributes quoted.
 */
export async function inParts(html: string, least = longHtml): Promise<string> {
  if (html.length < least) return html;
  const parts: string[] = [];
  const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;
  let depth = 0;
  let begin = 0;
  let blocks = 0;
  let markup = 0;
  let turn = lettersPerTurn;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    const [whole, slash, name = '', rest = ''] = match;
    markup += whole.length;
    if (slash === '/') depth -= 1;
    else if (!voidElements.has(name) && !rest.endsWith('/')) depth += 1;
    if (depth > 0) continue;
    blocks += 1;
    const end = tag.lastIndex;
    if (end - begin >= partLength) {
      parts.push(part(html.slice(begin, end), end - begin - markup, blocks));
      begin = end;
      blocks = 0;
      markup = 0;
    }
    if (end >= turn) {
      turn = end + lettersPerTurn;
      await nextTurn();
    }
  }
  if (begin < html.length) parts.push(part(html.slice(begin), html.length - begin - markup, blocks));
  return parts.join('');
}

function part(html: string, letters: number, blocks: number): string {
  return `<div class="part" style="--letters:${letters};--blocks:${blocks}">${html}</div>`;
}
