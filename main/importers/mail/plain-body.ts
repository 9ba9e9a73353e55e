import { escapeHtml } from '../escape-html.ts';
import { blocksToHtml } from '../text/blocks-to-html.ts';
import { textBlocks } from '../text/text-blocks.ts';
import { textLines } from '../text/text-lines.ts';
import { joinWrapped, quotationChanges } from './wrapped-lines.ts';

/** A plain text part as html: quoted replies are quotations, the signature stands apart. */
export function plainBody(text: string, parameters: ReadonlyMap<string, string>): string {
  const flowed = /^flowed$/i.test(parameters.get('format') ?? '');
  const clear = withoutArmour(text);
  const lines = textLines(flowed ? unflowed(clear, /^yes$/i.test(parameters.get('delsp') ?? '')) : clear);
  const signature = signatureStart(lines);
  const body = signature === null ? lines : lines.slice(0, signature);
  if (quotationChanges(body) > mostChanges) return `<pre>\n${escapeHtml(lines.join('\n'))}</pre>`;
  const html = withLinks(blocksToHtml(textBlocks(joinWrapped(body))));
  if (signature === null) return html;
  const signed = lines
    .slice(signature + 1)
    .join('\n')
    .trim();
  return signed === ''
    ? html
    : `${html}\n<hr>\n<p>${withLinks(escapeHtml(signed).replaceAll('\n', '<br>'))}</p>`;
}

/** No conversation has as many turns: such a text is shown as it stands. */
const mostChanges = 5_000;

const longestSignature = 40;

/** Where the line `-- ` stands that begins the signature; mailing lists cut its space off. */
function signatureStart(lines: readonly string[]): number | null {
  const first = Math.max(0, lines.length - longestSignature);
  for (let at = lines.length - 1; at >= first; at -= 1) if (/^-- ?$/.test(lines[at] ?? '')) return at;
  return null;
}

/**
 * RFC 3676: a line that ends in a space goes on in the next one of the same depth of quotation, so that paragraphs are
 * one line each.
 */
function unflowed(text: string, deleteSpace: boolean): string {
  const joined: string[] = [];
  let depthBefore = 0;
  let goesOn = false;
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const own = line.slice(depth).replace(/^ /, '');
    if (!goesOn || depth !== depthBefore) joined.push(`\n${depth > 0 ? `${'>'.repeat(depth)} ` : ''}`);
    goesOn = own.endsWith(' ') && own !== '-- ' && own.trim() !== '';
    joined.push(goesOn && deleteSpace ? own.slice(0, -1) : own);
    depthBefore = depth;
  }
  return joined.join('').slice(1);
}

/** The text of a message signed in the clear, without its armour. */
function withoutArmour(text: string): string {
  const begin = /^-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[A-Za-z-]+:.*\r?\n)*\r?\n/m.exec(text);
  if (!begin) return text;
  const rest = text.slice(begin.index + begin[0].length);
  const end = rest.search(/^-----BEGIN PGP SIGNATURE-----/m);
  const after = end < 0 ? '' : rest.slice(end).replace(/^[\s\S]*?-----END PGP SIGNATURE-----\r?\n?/, '');
  const signed = (end < 0 ? rest : rest.slice(0, end)).replace(/^- /gm, '');
  return text.slice(0, begin.index) + signed + after;
}

/** Addresses in a text without markup are links. */
function withLinks(html: string): string {
  return html.replace(
    /\bhttps?:\/\/(?:(?!&(?:gt|lt|quot);)[^\s<>"\u3000-\u9fff\uff00-\uffef]){1,2000}/g,
    (whole) => {
      const link = whole.slice(0, addressEnd(whole));
      return `<a href="${link}">${link}</a>${whole.slice(link.length)}`;
    },
  );
}

/** Where an address ends in a sentence: points and brackets behind it belong to the sentence, unless one was opened in it. */
function addressEnd(text: string): number {
  let end = text.length;
  let open = text.split('(').length - text.split(')').length;
  for (; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    if (last === ')' && open < 0) open += 1;
    else if (!/[.,;:!?'*_]/.test(last)) break;
  }
  return end;
}
