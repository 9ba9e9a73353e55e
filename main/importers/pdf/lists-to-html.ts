import type { Block, Paragraph } from './blocks.ts';
import { listMarker } from './list-marker.ts';

interface Item {
  depth: number;
  ordered: boolean;
  number: number | null;
  html: string;
}

/** The list that begins at this block: its items, those inside them, and paragraphs that go on below their item. */
export function listsToHtml(
  blocks: readonly Block[],
  start: number,
  textOf: (paragraph: Paragraph) => string,
): { html: string; length: number } {
  const items: (Item & { indent: number })[] = [];
  let at = start;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') break;
    const { role, indent, lines } = block;
    const last = items.at(-1);
    if (role?.kind === 'item') {
      const text = textOf(block);
      const marker = listMarker(lines[0]?.text ?? '');
      const number = /\d+/.exec(role.marker)?.[0];
      items.push({
        depth: role.depth,
        ordered: role.ordered,
        number: number === undefined ? null : Number(number),
        html:
          marker === null || role.depth > 0
            ? withoutMarker(text, role.marker)
            : withoutMarker(text, marker.marker),
        indent,
      });
    } else if (
      last &&
      role === null &&
      indent > last.indent + (lines[0]?.size ?? 10) * 0.6 &&
      lines.every(({ mono }) => !mono)
    )
      last.html = `<p>${last.html}</p><p>${textOf(block)}</p>`;
    else break;
  }
  settleDepths(items);
  return { html: nest(items), length: at - start };
}

function withoutMarker(html: string, marker: string): string {
  if (marker === '') return html;
  const escaped = marker.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return html
    .replace(new RegExp(`^((?:<[a-z]+>)*)${escaped}((?:</[a-z]+>)*)\\s*`), '$1$2')
    .replace(/^<([a-z]+)><\/\1>\s*/, '');
}

/** Items that begin further in lie in those before them, where the document itself does not say so. */
function settleDepths(items: (Item & { indent: number })[]): void {
  if (items.some(({ depth }) => depth > 0)) return;
  const open: number[] = [];
  for (const item of items) {
    while (open.length > 1 && item.indent < (open.at(-1) ?? 0) - 4) open.pop();
    if (open.length === 0 || item.indent > (open.at(-1) ?? 0) + 4) open.push(item.indent);
    item.depth = open.length;
  }
}

const deepest = 8;

function nest(items: readonly Item[]): string {
  let html = '';
  const open: { depth: number; name: string }[] = [];
  for (const item of items) {
    const name = item.ordered ? 'ol' : 'ul';
    const depth = Math.min(item.depth, deepest);
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) > depth) html += `</li></${open.pop()?.name}>`;
    const top = open.at(-1);
    if (top?.depth === depth && top.name === name) html += '</li><li>';
    else {
      if (top?.depth === depth) html += `</li></${open.pop()?.name}>`;
      const start =
        item.ordered && item.number !== null && item.number !== 1 ? ` start="${item.number}"` : '';
      html += `<${name}${start}><li>`;
      open.push({ depth, name });
    }
    html += item.html;
  }
  while (open.length > 0) html += `</li></${open.pop()?.name}>`;
  return html;
}
