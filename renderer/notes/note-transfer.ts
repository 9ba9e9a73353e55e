import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { bringsQuotation, droppedQuotation } from '../archive/quotation-drag.ts';
import type { NoteSource } from './note-source.ts';

const longestHtml = 2_000_000;

/** What comes from elsewhere: pasted html becomes Markdown, a dragged quotation a block of its own. */
export function noteTransfer(source: NoteSource): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const html = event.clipboardData?.getData('text/html') ?? '';
      const plain = event.clipboardData?.getData('text/plain') ?? '';
      if (html === '' || html.length > longestHtml) return false;
      event.preventDefault();
      const put = (text: string): void =>
        view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.paste', scrollIntoView: true });
      source
        .fromHtml(html)
        .then((markdown) => put(markdown.trim() === '' ? plain : markdown))
        .catch(() => put(plain));
      return true;
    },
    dragover(event) {
      if (event.dataTransfer === null || !bringsQuotation(event.dataTransfer)) return false;
      // An editor by itself would move what is dragged, and a quotation is to be copied only: nothing would be dropped.
      event.dataTransfer.dropEffect = 'copy';
      event.preventDefault();
      return true;
    },
    drop(event, view) {
      const block = event.dataTransfer === null ? null : droppedQuotation(event.dataTransfer);
      if (block === null) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      insertBlock(view, block, at ?? view.state.doc.length);
      view.focus();
      return true;
    },
  });
}

/** Puts a block below the line of this place, with empty lines around it, and the cursor after it. */
export function insertBlock(view: EditorView, block: string, at: number): void {
  const { doc } = view.state;
  const line = doc.lineAt(Math.min(at, doc.length));
  const before = doc.sliceString(Math.max(0, line.to - 2), line.to);
  const lead =
    line.to === 0 || before.endsWith('\n\n')
      ? ''
      : before.endsWith('\n') || line.length === 0
        ? '\n'
        : '\n\n';
  const rest = doc.sliceString(line.to, line.to + 2);
  const tail = rest.startsWith('\n\n') ? '' : rest === '' ? '\n\n' : '\n';
  const insert = `${lead}${block}${tail}`;
  view.dispatch({
    changes: { from: line.to, insert },
    selection: { anchor: line.to + insert.length },
    userEvent: 'input.drop',
    scrollIntoView: true,
  });
}
