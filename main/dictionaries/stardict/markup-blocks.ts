import type { DefinitionBlock, DefinitionSpan, SpanLook } from '../../../contract/dictionary-model.ts';
import { attribute, isElement, isText, type PageNode, parseBody } from '../../cleaning/parse-html.ts';

export type Markup = 'html' | 'pango' | 'xdxf';

const silent = new Set(
  'script style template noscript head title iframe object embed svg math audio video rref'.split(' '),
);
const blocks = new Set(
  'p div ul ol dl dt dd table tr blockquote section article header footer pre hr def h1 h2 h3 h4 h5 h6 li ex'.split(
    ' ',
  ),
);
const deeper = new Set(['ul', 'ol', 'blockquote', 'dd', 'def']);
const looks: Readonly<Record<string, SpanLook>> = {
  b: 'strong',
  strong: 'strong',
  k: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  ex: 'example',
  q: 'example',
  abr: 'quiet',
  abbr: 'quiet',
  pos: 'quiet',
  gr: 'quiet',
  co: 'quiet',
  small: 'quiet',
  sub: 'quiet',
  sup: 'quiet',
  tr: 'sound',
  kref: 'reference',
};
const mostNodes = 20_000;
const mostBlocks = 2_000;
const deepest = 6;

interface Open {
  look: SpanLook;
  depth: number;
  to: string | null;
  item: boolean;
  heading: boolean;
}

/**
 * The words of html, Pango markup or XDXF with a few looks. No markup comes through: whatever an article holds, what is
 * shown of it is text. Line breaks mean something in the latter two.
 */
export function markupBlocks(markup: string, kind: Markup): DefinitionBlock[] {
  const found: DefinitionBlock[] = [];
  let spans: DefinitionSpan[] = [];
  let current: Open = { look: 'plain', depth: 0, to: null, item: false, heading: false };

  const end = (): void => {
    const trimmed = trimSpans(spans);
    spans = [];
    if (trimmed.length === 0 || found.length >= mostBlocks) return;
    found.push({
      kind: current.item ? 'item' : current.heading ? 'heading' : 'paragraph',
      depth: Math.min(deepest, current.depth),
      spans: trimmed,
    });
  };
  const say = (text: string, { look, to }: Open): void => {
    if (text === '') return;
    const last = spans.at(-1);
    if (last !== undefined && last.look === look && last.to === (to ?? undefined)) last.text += text;
    else spans.push({ text, look, ...(to !== null && { to }) });
  };

  /** Nodes still to be visited, or what is to be done when one is left. */
  const waiting: ({ node: PageNode; open: Open } | { leave: Open })[] = [];
  const push = (nodes: readonly PageNode[], open: Open): void => {
    for (const node of nodes.toReversed()) waiting.push({ node, open });
  };
  push(parseBody(kind === 'xdxf' ? withoutTables(markup) : markup).childNodes, current);
  let visited = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('leave' in next) {
      end();
      current = next.leave;
      continue;
    }
    const { node, open } = next;
    visited += 1;
    if (visited > mostNodes) break;
    if (isText(node)) {
      if (kind === 'html') say(node.value.replace(/\s+/g, ' '), open);
      else
        node.value.split(/\r?\n/).forEach((line, index) => {
          if (index > 0) end();
          say(line, open);
        });
      continue;
    }
    if (!isElement(node) || silent.has(node.tagName)) continue;
    const name = node.tagName.replace(/^x-/, '');
    if (name === 'br') {
      end();
      continue;
    }
    const to =
      name === 'kref'
        ? wordsIn(node.childNodes)
        : name === 'a'
          ? referenceOf(attribute(node, 'href') ?? '')
          : null;
    const within: Open = {
      look:
        to !== null
          ? 'reference'
          : (looks[name] ?? spanLook(attribute(node, 'style'), attribute(node, 'weight')) ?? open.look),
      depth: open.depth + (deeper.has(name) ? 1 : 0),
      to: to ?? open.to,
      item: name === 'li' || (open.item && !deeper.has(name)),
      heading: /^h[1-6]$/.test(name) || (open.heading && !blocks.has(name)),
    };
    if (!blocks.has(name)) {
      push(node.childNodes, within);
      if (name === 'td' || name === 'th') say(' ', open);
      continue;
    }
    end();
    waiting.push({ leave: current });
    current = within;
    push(node.childNodes, within);
  }
  end();
  return found;
}

/** XDXF calls a transcription `tr`, which html would take for a row and throw away outside a table. */
function withoutTables(xdxf: string): string {
  return xdxf.replace(/<(\/?)(tr|k|c|co|pos|gr)\b/gi, '<$1x-$2');
}

/** `bword://word` and what other programs write for it; addresses outside the dictionary are only words. */
function referenceOf(address: string): string | null {
  const [, word] =
    /^(?:bword|entry|gdlookup|dict|d|x):(?:\/\/)?(?:localhost\/)?(.+)$/i.exec(address.trim()) ?? [];
  if (word === undefined) return null;
  try {
    return decodeURIComponent(word).slice(0, 200);
  } catch {
    return word.slice(0, 200);
  }
}

function wordsIn(nodes: readonly PageNode[]): string {
  return nodes
    .map((node) => (isText(node) ? node.value : ''))
    .join('')
    .trim()
    .slice(0, 200);
}

function spanLook(style: string | null, weight: string | null): SpanLook | null {
  const said = `${style ?? ''} ${weight ?? ''}`;
  if (/bold/i.test(said)) return 'strong';
  return /italic|oblique/i.test(said) ? 'emphasis' : null;
}

function trimSpans(spans: readonly DefinitionSpan[]): DefinitionSpan[] {
  const tidy = spans
    .map((span) => ({ ...span, text: span.text.replace(/[ \t\u00a0]+/g, ' ') }))
    .filter(({ text }) => text !== '');
  while (tidy[0]?.text.trim() === '') tidy.shift();
  while (tidy.at(-1)?.text.trim() === '') tidy.pop();
  const [first, last] = [tidy[0], tidy.at(-1)];
  if (first !== undefined) first.text = first.text.trimStart();
  if (last !== undefined) last.text = last.text.trimEnd();
  return tidy;
}
