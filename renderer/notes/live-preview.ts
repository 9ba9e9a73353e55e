import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import { dressLines } from './line-looks.ts';
import { brokenLinks, linkAddress, linksChecked } from './note-link-state.ts';
import { bullet, taskBox } from './preview-widgets.ts';

/** Parts of Markdown as its parser names them → how they look. */
const looks = new Map(
  Object.entries({
    ATXHeading1: 'note-heading note-large',
    ATXHeading2: 'note-heading note-larger',
    ATXHeading3: 'note-heading',
    ATXHeading4: 'note-heading',
    ATXHeading5: 'note-heading',
    ATXHeading6: 'note-heading',
    SetextHeading1: 'note-heading note-large',
    SetextHeading2: 'note-heading note-larger',
    StrongEmphasis: 'note-strong',
    Emphasis: 'note-emphasis',
    Strikethrough: 'note-struck',
    InlineCode: 'note-code',
    CodeText: 'note-code',
    Blockquote: 'note-quote',
    URL: 'note-mark',
    HeaderMark: 'note-mark',
    EmphasisMark: 'note-mark',
    StrikethroughMark: 'note-mark',
    CodeMark: 'note-mark',
    CodeInfo: 'note-mark',
    LinkMark: 'note-mark',
    QuoteMark: 'note-mark',
    ListMark: 'note-mark',
    TableDelimiter: 'note-mark',
    HorizontalRule: 'note-mark',
  }).map(([name, look]) => [name, Decoration.mark({ class: look })]),
);
const hidden = Decoration.replace({});
/** Whose marks are in the way only while one writes in them. */
const inlineMarks = new Set(['EmphasisMark', 'CodeMark', 'StrikethroughMark']);
const inlineParts = new Set(['StrongEmphasis', 'Emphasis', 'Strikethrough', 'InlineCode']);
const tag = /(?<![\p{L}\p{M}\p{N}_#&/\\(])#(?=[\p{L}\p{N}_/-]*[\p{L}_])[\p{L}\p{N}_][\p{L}\p{M}\p{N}_/-]*/gu;
const openBrackets = /\[\[([^[\]\n]{1,200})\]\]/g;

/**
 * Markdown as it will look: marks are out of sight where the cursor is not, and the text underneath stays as it was typed.
 * What is in view is dressed, and no more: a note may be a book.
 */
export const livePreview = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = dress(view);
    }

    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      const checked = update.transactions.some(({ effects }) => effects.some((one) => one.is(linksChecked)));
      if (
        update.docChanged ||
        update.viewportChanged ||
        update.selectionSet ||
        update.focusChanged ||
        parsed ||
        checked
      )
        this.decorations = dress(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function dress(view: EditorView): DecorationSet {
  const { state } = view;
  const found: Range<Decoration>[] = [];
  const writing = cursorIn(state, view.hasFocus);
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter(node) {
        if (node.to === node.from) return;
        const look = looks.get(node.name);
        if (look !== undefined) found.push(look.range(node.from, node.to));
        dressPart(state, node, writing, found);
        dressLines(state, node, { from, to }, found);
      },
    });
    const text = state.sliceDoc(from, to);
    for (const { index, 0: words } of text.matchAll(tag))
      if (!inCode(state, from + index))
        found.push(Decoration.mark({ class: 'note-tag' }).range(from + index, from + index + words.length));
    for (const { index, 0: words } of text.matchAll(openBrackets))
      found.push(openLink.range(from + index, from + index + words.length));
  }
  return Decoration.set(found, true);
}

const openLink = Decoration.mark({
  class: 'note-broken',
  attributes: { title: 'Leads nowhere yet: type [[ and choose from the list' },
});

type Writing = (from: number, to: number) => boolean;

/** Whether somebody is writing between two places: the marks there have to be seen. */
function cursorIn(state: EditorState, focused: boolean): Writing {
  return (from, to) =>
    focused && state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

function dressPart(
  state: EditorState,
  node: SyntaxNodeRef,
  writing: Writing,
  found: Range<Decoration>[],
): void {
  const line = state.doc.lineAt(node.from);
  switch (node.name) {
    case 'HeaderMark': {
      if (writing(line.from, line.to)) return;
      // The line of marks below a heading stays: without it there would be an empty line.
      if (node.from - line.from < 4 && node.to < line.to)
        found.push(hidden.range(node.from, node.to + spaceAfter(state, node.to)));
      return;
    }
    case 'QuoteMark':
      if (!writing(line.from, line.to))
        found.push(hidden.range(node.from, node.to + spaceAfter(state, node.to)));
      return;
    case 'Escape':
      if (!writing(node.from, node.to)) found.push(hidden.range(node.from, node.from + 1));
      return;
    case 'ListMark': {
      const task = /^\s\[[ xX]\]/.test(state.sliceDoc(node.to, node.to + 4));
      if (!/^[-*+]$/.test(state.sliceDoc(node.from, node.to)) || writing(node.from, node.to + (task ? 4 : 0)))
        return;
      found.push(task ? hidden.range(node.from, node.to + 1) : bullet.range(node.from, node.to));
      return;
    }
    case 'TaskMarker':
      if (!writing(node.from - 2, node.to))
        found.push(taskBox(/x/i.test(state.sliceDoc(node.from, node.to))).range(node.from, node.to));
      return;
    case 'Link':
      dressLink(state, node, writing, found);
      return;
    default:
      if (!inlineMarks.has(node.name)) return;
      if (!inlineParts.has(node.node.parent?.name ?? '')) return;
      if (!writing(node.node.parent?.from ?? 0, node.node.parent?.to ?? 0))
        found.push(hidden.range(node.from, node.to));
  }
}

function spaceAfter(state: EditorState, at: number): 0 | 1 {
  return state.sliceDoc(at, at + 1) === ' ' ? 1 : 0;
}

function dressLink(
  state: EditorState,
  node: SyntaxNodeRef,
  writing: Writing,
  found: Range<Decoration>[],
): void {
  const address = linkAddress(state, node.node);
  if (address === null) return;
  const marks = node.node.getChildren('LinkMark');
  const [open, close] = marks;
  if (open === undefined || close === undefined || close.from <= open.to) return;
  const broken = state.field(brokenLinks, false)?.has(address) === true;
  found.push(
    Decoration.mark({
      class: broken ? 'note-link note-broken' : 'note-link',
      attributes: {
        'data-address': address,
        title: broken ? 'What it led to is not here any more' : address,
      },
    }).range(open.to, close.from),
  );
  if (writing(node.from, node.to)) return;
  found.push(hidden.range(open.from, open.to), hidden.range(close.from, node.to));
}

function inCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, 1); ; node = node.parent) {
    if (/Code|URL|Link$/.test(node.name)) return true;
    if (node.parent === null) return false;
  }
}
