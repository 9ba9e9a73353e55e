import { escapeHtml } from '../escape-html.ts';

/** How words look. */
export interface Look {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  vertical: 'sup' | 'sub' | null;
  /** Where they lead. */
  link: string | null;
}

export const plainLook: Look = {
  ...{ bold: false, italic: false, underline: false, strike: false },
  ...{ vertical: null, link: null },
};

interface Piece {
  html: string;
  look: Look;
}

/** A line as it is written, piece by piece. */
export interface Line {
  text(text: string, look: Look): void;
  /** A picture, the mark of a note, an anchor: html that has no look. */
  html(html: string): void;
  isEmpty(): boolean;
  /** Its html; `heavy` when the line is bold by what it is, a heading. */
  take(heavy: boolean): string;
}

export function createLine(): Line {
  let pieces: Piece[] = [];
  return {
    text(text, look) {
      const html = escapeHtml(text).replaceAll('\n', '<br>');
      const last = pieces.at(-1);
      if (last && sameLook(last.look, look)) last.html += html;
      else pieces.push({ html, look });
    },
    html: (html) => void pieces.push({ html, look: plainLook }),
    isEmpty: () => pieces.every(({ html }) => html.trim() === ''),
    take(heavy) {
      const written = pieces;
      pieces = [];
      return joined(written, heavy);
    },
  };
}

function joined(pieces: readonly Piece[], heavy: boolean): string {
  let html = '';
  for (let at = 0; at < pieces.length; ) {
    const link = pieces[at]?.look.link ?? null;
    let end = at;
    let content = '';
    while (end < pieces.length && (pieces[end]?.look.link ?? null) === link) {
      const piece = pieces[end];
      if (piece) content += dressed(piece, heavy);
      end += 1;
    }
    html += link === null ? content : `<a href="${escapeHtml(link)}">${content}</a>`;
    at = end;
  }
  return html;
}

function dressed({ html, look }: Piece, heavy: boolean): string {
  if (html.trim() === '') return html;
  let result = html;
  if (look.vertical) result = `<${look.vertical}>${result}</${look.vertical}>`;
  if (look.strike) result = `<s>${result}</s>`;
  if (look.underline && look.link === null) result = `<u>${result}</u>`;
  if (look.italic) result = `<em>${result}</em>`;
  return look.bold && !heavy ? `<strong>${result}</strong>` : result;
}

function sameLook(one: Look, other: Look): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.underline === other.underline &&
    one.strike === other.strike &&
    one.vertical === other.vertical &&
    one.link === other.link
  );
}
