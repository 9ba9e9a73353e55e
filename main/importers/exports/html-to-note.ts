import { attribute, isElement, isText, type PageNode, parseBody } from '../../cleaning/parse-html.ts';
import { inlineElements, limitDepth } from '../html/page-tree.ts';

/**
 * A reader's own note that another program kept as html → Markdown: paragraphs, headings, lists, quotations, emphasis and links to
 * the web. What else there is, is its words.
 */
export function htmlToNote(html: string): string {
  if (!/<\/?[a-z][^<>]*>|&(?:#?\w{1,10});/i.test(html)) return html.trim();
  const body = parseBody(html);
  limitDepth(body);
  return blocksOf(body.childNodes)
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const dropped = new Set(['script', 'style', 'template', 'noscript', 'head', 'title']);

function blocksOf(nodes: readonly PageNode[]): string[] {
  const blocks: string[] = [];
  let inline = '';
  const end = (): void => {
    const text = inline.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
    if (text !== '') blocks.push(text);
    inline = '';
  };
  for (const node of nodes) {
    if (!isElement(node) || inlineElements.has(node.tagName) || node.tagName === 'br') {
      inline += inlineText(node);
      continue;
    }
    end();
    if (dropped.has(node.tagName)) continue;
    for (const block of blockOf(node.tagName, node.childNodes)) blocks.push(block);
  }
  end();
  return blocks;
}

function blockOf(name: string, nodes: readonly PageNode[]): string[] {
  const inside = blocksOf(nodes);
  if (/^h[1-6]$/.test(name)) return inside.map((text) => `${'#'.repeat(Number(name[1]))} ${oneLine(text)}`);
  if (name === 'blockquote') return [inside.join('\n\n').replace(/^/gm, '> ')];
  if (name === 'hr') return ['---'];
  if (name === 'ul' || name === 'ol') return [listOf(nodes, name === 'ol')];
  return inside;
}

function listOf(nodes: readonly PageNode[], ordered: boolean): string {
  const items = nodes.filter((node) => isElement(node)).map((node) => blocksOf(node.childNodes).join('\n'));
  return items
    .map((item, index) => {
      const mark = ordered ? `${index + 1}. ` : '- ';
      return mark + item.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

function inlineText(node: PageNode): string {
  if (isText(node)) return node.value.replace(/\s+/g, ' ');
  if (!isElement(node) || dropped.has(node.tagName)) return '';
  if (node.tagName === 'br') return '\n';
  const text = node.childNodes.map(inlineText).join('');
  const address = node.tagName === 'a' ? (attribute(node, 'href')?.trim() ?? '') : '';
  if (/^https?:\/\/[^\s()<>]+$/i.test(address))
    return text.trim() === address ? address : `[${oneLine(text)}](${address})`;
  const mark = marks.get(node.tagName);
  return mark === undefined || text.trim() === '' ? text : text.replace(/\S[\s\S]*\S|\S/, `${mark}$&${mark}`);
}

const marks = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
  ['code', '`'],
]);

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
