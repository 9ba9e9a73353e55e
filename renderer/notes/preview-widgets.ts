import { Decoration, type EditorView, WidgetType } from '@codemirror/view';

class Bullet extends WidgetType {
  override eq(): boolean {
    return true;
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'note-bullet';
    element.textContent = '•';
    return element;
  }
}

class TaskBox extends WidgetType {
  readonly done: boolean;

  constructor(done: boolean) {
    super();
    this.done = done;
  }

  override eq(other: TaskBox): boolean {
    return other.done === this.done;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = 'note-task';
    box.checked = this.done;
    box.setAttribute('aria-label', this.done ? 'Done' : 'To do');
    // The editor would put the cursor there, and the marks would take the box's place.
    box.addEventListener('mousedown', (event) => event.preventDefault());
    box.addEventListener('click', (event) => {
      event.preventDefault();
      toggleTask(view, view.posAtDOM(box));
    });
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

export const bullet = Decoration.replace({ widget: new Bullet() });
const boxes = [false, true].map((done) => Decoration.replace({ widget: new TaskBox(done) }));

export function taskBox(done: boolean): Decoration {
  return boxes[done ? 1 : 0] ?? bullet;
}

/** Ticks the task in the line of this place, or takes the tick away; false when the line is no task. */
export function toggleTask(view: EditorView, at: number): boolean {
  const line = view.state.doc.lineAt(at);
  const match = /^(\s*(?:>\s*)*(?:[-*+]|\d{1,9}[.)])\s+\[)([ xX])\]/.exec(line.text);
  const [, before, mark] = match ?? [];
  if (before === undefined) return false;
  const from = line.from + before.length;
  view.dispatch({ changes: { from, to: from + 1, insert: mark === ' ' ? 'x' : ' ' }, userEvent: 'input' });
  return true;
}
