/** Collects a chapter's html and cuts it into pieces, each of whole blocks. */
export interface PieceWriter {
  write(html: string): void;
  /** A start tag; its element may be closed before a cut and opened again behind it. A wrapper means nothing by itself. */
  open(name: string, attributes: string, id: string, kind: 'wrapper' | 'block'): void;
  close(): void;
  /** Text of that length was written. */
  count(length: number): void;
  /** Here, between two nodes, a piece may end. */
  mayCut(): void;
  /** Nothing that is written inside is cut. */
  whole(write: () => void): void;
  /** The html of what is written inside, which is not part of the chapter yet. */
  apart(write: () => void): string;
  finish(): string[];
}

/** Characters of text after which a piece ends at the next end of a block. */
const pieceLength = 100_000;
/** Tags and texts after which it ends anyway, inside of blocks: no writer's paragraph has so many. */
const mostParts = 100_000;

export function createPieceWriter(): PieceWriter {
  const pieces: string[] = [];
  const out: string[] = [];
  const opened: { name: string; start: string }[] = [];
  let blocks = 0;
  let sealed = 0;
  let length = 0;
  const kinds: ('wrapper' | 'block')[] = [];
  const whole = (write: () => void): void => {
    sealed += 1;
    write();
    sealed -= 1;
  };
  return {
    write: (html) => void out.push(html),
    open(name, attributes, id, kind) {
      out.push(`<${name}${attributes}${id}>`);
      opened.push({ name, start: `<${name}${attributes}>` });
      kinds.push(kind);
      if (kind === 'block') blocks += 1;
    },
    close() {
      out.push(`</${opened.pop()?.name}>`);
      if (kinds.pop() === 'block') blocks -= 1;
    },
    count(more) {
      length += more;
    },
    mayCut() {
      if (sealed > 0 || !((blocks === 0 && length > pieceLength) || out.length > mostParts)) return;
      for (const { name } of opened.toReversed()) out.push(`</${name}>`);
      pieces.push(out.splice(0).join(''));
      for (const { start } of opened) out.push(start);
      length = 0;
    },
    whole,
    apart(write) {
      const start = out.length;
      whole(write);
      return out.splice(start).join('');
    },
    finish: () => [...pieces, out.join('')],
  };
}
