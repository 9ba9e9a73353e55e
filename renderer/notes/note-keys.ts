import { startCompletion } from '@codemirror/autocomplete';
import { EditorSelection, type StateCommand } from '@codemirror/state';
import type { EditorView, KeyBinding } from '@codemirror/view';

/** Puts marks around what is selected, or takes them away where they stand already. */
export function wrapWith(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const change = state.changeByRange((range) => {
      const before = state.sliceDoc(Math.max(0, range.from - mark.length), range.from);
      const after = state.sliceDoc(range.to, range.to + mark.length);
      if (before === mark && after === mark)
        return {
          changes: [
            { from: range.from - mark.length, to: range.from },
            { from: range.to, to: range.to + mark.length },
          ],
          range: EditorSelection.range(range.anchor - mark.length, range.head - mark.length),
        };
      return {
        changes: [
          { from: range.from, insert: mark },
          { from: range.to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
      };
    });
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}

/** Selected words get brackets and wait for an address; without any, the list of what can be linked to opens. */
export function beginLink(view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  if (from === to) {
    view.dispatch({
      changes: { from, insert: '[[' },
      selection: { anchor: from + 2 },
      userEvent: 'input.type',
    });
    startCompletion(view);
    return true;
  }
  const words = view.state.sliceDoc(from, to);
  view.dispatch({
    changes: { from, to, insert: `[${words}]()` },
    selection: { anchor: to + 3 },
    userEvent: 'input',
  });
  return true;
}

export const formatKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: wrapWith('**'), preventDefault: true },
  { key: 'Mod-i', run: wrapWith('*'), preventDefault: true },
  { key: 'Mod-e', run: wrapWith('`'), preventDefault: true },
  { key: 'Mod-Shift-x', run: wrapWith('~~'), preventDefault: true },
  { key: 'Mod-k', run: beginLink, preventDefault: true },
];
