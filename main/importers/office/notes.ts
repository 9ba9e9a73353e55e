/** Footnotes and endnotes of a document: their marks in the text, their texts in one list at the end. */
export interface NoteList {
  /** The next note: its mark for the text, and where to put what it says once that is known. */
  open(): { mark: string; say(html: string): void };
  /** Empty when there is none. */
  html(): string;
}

export function createNoteList(): NoteList {
  const notes: string[] = [];
  return {
    open() {
      const number = notes.push('');
      return {
        mark: `<sup class="footnote-ref"><a href="#note-${number}" id="note-mark-${number}">[${number}]</a></sup>`,
        say(html) {
          notes[number - 1] = html;
        },
      };
    },
    html() {
      if (notes.length === 0) return '';
      const items = notes.map((html, index) => noteHtml(index + 1, html));
      return `<hr><ol class="footnotes-list">${items.join('')}</ol>`;
    },
  };
}

function noteHtml(number: number, html: string): string {
  const back = ` <a href="#note-mark-${number}" class="footnote-backref">↩︎</a>`;
  const content = html.endsWith('</p>') ? `${html.slice(0, -4)}${back}</p>` : `${html}${back}`;
  return `<li id="note-${number}" class="footnote-item">${content}</li>`;
}
