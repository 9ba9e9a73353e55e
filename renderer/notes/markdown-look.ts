import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Parts of Markdown as its parser names them → how they look. The marks themselves stay, quietly. */
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
    InlineCode: 'note-code',
    FencedCode: 'note-code',
    CodeText: 'note-code',
    Link: 'note-link',
    Blockquote: 'note-quote',
    URL: 'note-mark',
    HeaderMark: 'note-mark',
    EmphasisMark: 'note-mark',
    CodeMark: 'note-mark',
    LinkMark: 'note-mark',
    QuoteMark: 'note-mark',
    ListMark: 'note-mark',
    HorizontalRule: 'note-mark',
  }).map(([name, look]) => [name, Decoration.mark({ class: look })]),
);

/** Dresses what is in view, and no more: a note may be a book. */
export const markdownLook = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = dress(view);
    }

    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = dress(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function dress(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const look = looks.get(node.name);
        if (look !== undefined && node.to > node.from) found.push(look.range(node.from, node.to));
      },
    });
  return Decoration.set(found, true);
}

/** The interface's tokens reach into the shadow root, so that the editor has every theme. */
export const noteTheme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent', fontSize: '14.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-serif)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '6px 16px 20vh', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.note-heading': { fontWeight: '700' },
  '.note-large': { fontSize: '1.25em' },
  '.note-larger': { fontSize: '1.12em' },
  '.note-strong': { fontWeight: '700' },
  '.note-emphasis': { fontStyle: 'italic' },
  '.note-code': { fontFamily: 'var(--font-mono)', fontSize: '0.88em' },
  '.note-link': { color: 'var(--accent)' },
  '.note-quote': { color: 'var(--ink-2)' },
  '.note-mark': { color: 'var(--ink-3)', fontWeight: '400' },
});
