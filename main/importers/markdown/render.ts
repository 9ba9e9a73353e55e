/// <reference path="./footnote.d.ts" />
import MarkdownIt, { type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { escapeHtml } from '../escape-html.ts';
import { obsidianFindings, obsidianMarks } from './obsidian-marks.ts';
import { wikiLinks } from './wiki-links.ts';

export interface RenderedMarkdown {
  html: string;
  /** Text of the heading that stands for a title, which is then not in the html. */
  heading: string | null;
  /** It is written as Obsidian and its kin write notes. */
  isNote: boolean;
  /** Written as `#tag` in a note. */
  tags: string[];
}

// Raw html stays in: everything goes through the cleaning afterwards, whoever wrote it.
const markdown = new MarkdownIt({ html: true, linkify: true })
  .use(footnote)
  .use(wikiLinks)
  .use(obsidianMarks);
// Bare addresses become links, bare words with a dot in them do not.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

/**
 * Markdown → html, hostile as it came. The first heading becomes the title when it opens the text (or is its only first-level
 * one near the top), and when a `title` is known already it is left out only if it repeats that.
 */
export function renderMarkdown(body: string, title: string | null): RenderedMarkdown {
  const obsidian = obsidianFindings(body);
  const environment = { obsidian };
  const tokens = markdown.parse(body, environment);
  const found = findTitle(tokens);
  const repeats = found !== null && title !== null && sameText(found.text, title);
  const heading = found !== null && (title === null || repeats) ? found : null;
  if (heading) tokens.splice(heading.index, 3);
  markTasks(tokens);
  return {
    html: markdown.renderer.render(tokens, markdown.options, environment),
    heading: heading?.text ?? null,
    isNote: obsidian.isNote,
    tags: [...obsidian.tags],
  };
}

const blocksBefore = 3;

function findTitle(tokens: readonly Token[]): { index: number; text: string } | null {
  let blocks = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.level !== 0 || token.nesting < 0) continue;
    if (token.type === 'heading_open' && (token.tag === 'h1' || blocks === 0)) {
      const text = plainText(tokens[index + 1]);
      return text === '' ? null : { index, text };
    }
    blocks += 1;
    if (blocks > blocksBefore) return null;
  }
  return null;
}

function plainText(inline: Token | undefined): string {
  const parts = (inline?.children ?? []).map((token) => {
    if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
    return token.type === 'text' || token.type === 'code_inline' || token.type === 'image'
      ? token.content
      : '';
  });
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function sameText(left: string, right: string): boolean {
  const fold = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return fold(left) === fold(right);
}

/** `- [ ] task` and `- [x] task`: a form field would be cleaned away, a sign says the same. */
function markTasks(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline' || tokens[index - 2]?.type !== 'list_item_open') continue;
    const [first] = token.children ?? [];
    if (first?.type === 'text')
      first.content = first.content.replace(/^\[([ xX])\](?=\s)/, (_, mark: string) =>
        mark === ' ' ? '☐' : '☑',
      );
  }
}

/** Text that could not be read, for the reader to see as it stands. */
export function codeBlock(source: string): string {
  return `<pre><code>${escapeHtml(source)}</code></pre>`;
}
