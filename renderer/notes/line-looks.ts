import type { EditorState, Range } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';

const looks = new Map(
  Object.entries({
    Blockquote: 'note-quote-line',
    FencedCode: 'note-code-line',
    CodeBlock: 'note-code-line',
    Table: 'note-table-line',
    HorizontalRule: 'note-rule-line',
  }).map(([name, look]) => [name, Decoration.line({ class: look })]),
);

/** What colours whole lines: quotations, code, tables. Only the lines that are in view. */
export function dressLines(
  state: EditorState,
  node: SyntaxNodeRef,
  view: { from: number; to: number },
  found: Range<Decoration>[],
): void {
  const look = looks.get(node.name);
  if (look === undefined) return;
  const last = Math.min(node.to, view.to);
  let line = state.doc.lineAt(Math.max(node.from, view.from));
  while (line.from <= last) {
    found.push(look.range(line.from));
    if (line.to >= state.doc.length) return;
    line = state.doc.lineAt(line.to + 1);
  }
}
