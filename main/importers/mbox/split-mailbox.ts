import { borderAt, borderReach } from './message-border.ts';

/** One message of a mailbox: its bytes without the line before it, or null when it was over the limit. */
export interface MailboxMessage {
  bytes: Buffer | null;
  /** The line before it: `From ann@example.org Mon Oct  9 14:05:00 2023`. */
  line: string;
}

export const largestMessage = 64 * 1024 * 1024;
const mark = Buffer.from('\nFrom ', 'latin1');
/** What must be known before a border to tell it. */
const lookBack = 4;

/**
 * The messages of a mailbox of any size, one at a time; memory is that of one message. What stands before the first border
 * is no message, unless there is none at all.
 */
export async function* splitMailbox(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<MailboxMessage> {
  // An empty line before everything makes the first border one like any other.
  let window: Buffer = Buffer.from('\n\n', 'latin1');
  let kept = window.length;
  let message = createMessage();
  let patches: boolean | null = null;

  const drain = function* (atEnd: boolean): Generator<MailboxMessage> {
    const decided = atEnd ? window.length : window.length - borderReach;
    for (
      let at = window.indexOf(mark, kept - lookBack < 0 ? 0 : kept - lookBack);
      at !== -1;
      at = window.indexOf(mark, at + 1)
    ) {
      if (at + 1 < kept) continue;
      if (at >= decided) break;
      const border = borderAt(window, at + 1);
      if (border === null) continue;
      patches ??= border.patch;
      if (border.patch && !patches) continue;
      message.add(window.subarray(kept, at + 1));
      const done = message.finish();
      if (done) yield done;
      message = createMessage(border.line);
      kept = border.next;
    }
    if (decided > kept) {
      message.add(window.subarray(kept, decided));
      kept = decided;
    }
    const from = Math.max(0, kept - lookBack);
    window = window.subarray(from);
    kept -= from;
  };

  for await (const chunk of chunks) {
    window = Buffer.concat([window, chunk]);
    yield* drain(false);
  }
  yield* drain(true);
  const last = message.finish();
  if (last) yield last;
}

interface GrowingMessage {
  add(bytes: Buffer): void;
  /** Null before the first border. */
  finish(): MailboxMessage | null;
}

function createMessage(line: string | null = null): GrowingMessage {
  let parts: Buffer[] = [];
  let size = 0;
  return {
    add(bytes) {
      if (line === null) return;
      size += bytes.length;
      if (size > largestMessage) parts = [];
      // A copy: the window that these bytes lie in is large, and is to be let go.
      else parts.push(Buffer.from(bytes));
    },
    finish() {
      if (line === null) return null;
      return { line, bytes: size > largestMessage ? null : unescaped(Buffer.concat(parts)) };
    },
  };
}

const escaped = Buffer.from('\n>From ', 'latin1');
const escapedTwice = Buffer.from('\n>>From ', 'latin1');

/**
 * Lines that begin with `From` were written as `>From`, by careful programs (mboxrd) also `>From` as `>>From`. Inside a
 * quotation such a line was never escaped: what stands after another quoted line stays.
 */
function unescaped(bytes: Buffer): Buffer {
  if (!bytes.includes(escaped) && !bytes.includes(escapedTwice)) return bytes;
  let quoted = false;
  const plain = bytes
    .toString('latin1')
    .split('\n')
    .map((line) => {
      const undone = !quoted && /^>+From /.test(line);
      quoted = !undone && /^\s*>/.test(line);
      return undone ? line.slice(1) : line;
    });
  return Buffer.from(plain.join('\n'), 'latin1');
}
