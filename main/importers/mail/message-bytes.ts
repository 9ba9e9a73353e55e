/**
 * The message in a file: without empty lines and a byte order mark before it, and without what Apple Mail writes around
 * it, its length before and what it knows of it behind.
 */
export function messageBytes(bytes: Buffer): Buffer {
  const start = /^(?:\xef\xbb\xbf)?[ \t]*(?:\r?\n[ \t]*){0,20}(?=\S)/.exec(bytes.toString('latin1', 0, 200));
  const message = bytes.subarray(start?.[0].length ?? 0);
  const count = /^(\d{1,10}) *\r?\n(?=[\w-]{1,76}:)/.exec(message.toString('latin1', 0, 120));
  return count ? message.subarray(count[0].length, count[0].length + Number(count[1])) : message;
}
