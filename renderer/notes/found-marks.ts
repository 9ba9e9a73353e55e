import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { TextSpan } from '../../contract/anchor-location.ts';

const setFound = StateEffect.define<readonly TextSpan[]>();
const found = Decoration.mark({ class: 'found' });

/** What the search that led to the article found in its note; what is typed meanwhile moves the marks along. */
export const foundMarks: Extension = [
  StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      let next = marks.map(transaction.changes);
      for (const effect of transaction.effects)
        if (effect.is(setFound))
          next = Decoration.set(
            effect.value.map(({ start, end }) => found.range(start, end)),
            true,
          );
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  }),
  EditorView.theme({ '.found': { backgroundColor: 'var(--mark)', borderRadius: '2px' } }),
];

/** Marks speak of a text; when the editor holds another one by now, nothing is marked. */
export function showFound(view: EditorView, text: string, marks: readonly TextSpan[]): void {
  const same = view.state.doc.length === text.length && view.state.doc.toString() === text;
  view.dispatch({
    effects: setFound.of(same ? marks.filter(({ start, end }) => start < end && end <= text.length) : []),
  });
}
