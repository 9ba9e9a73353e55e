import { expect, it } from 'vitest';
import { largestMessage, splitMailbox } from './split-mailbox.ts';

const line = 'From a@b.example Mon Oct  9 14:05:00 2023\n';

async function* repeated(piece: Buffer, times: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < times; index += 1) yield piece;
}

it('names a message over the limit without holding it, and goes on', async () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${line}Subject: Small\n\nText\n\n${line}Subject: Large\n\n`);
    yield* repeated(Buffer.alloc(1024 * 1024, 'x'), largestMessage / 1024 / 1024 + 1);
    yield Buffer.from(`\n\n${line}Subject: After\n\nText\n`);
  }
  const sizes: (number | null)[] = [];
  for await (const { bytes } of splitMailbox(chunks())) sizes.push(bytes?.length ?? null);
  expect(sizes).toEqual([expect.any(Number), null, expect.any(Number)]);
});

it('keeps the memory of one message, however many there are', async () => {
  const letter = Buffer.from(`${line}Subject: One of many\n\n${'A line of text.\n'.repeat(60_000)}\n`);
  let count = 0;
  let most = 0;
  for await (const { bytes } of splitMailbox(repeated(letter, 300))) {
    count += bytes === null ? 0 : 1;
    if (count % 50 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
  }
  expect(count).toBe(300);
  // 290 MB went by.
  expect(most).toBeLessThan(200 * 1024 * 1024);
});

it('undoes the escape of lines, but not inside quotations', async () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${line}Subject: A\n\n>From here\n>>From there\n> quoted\n>From old\n`);
  }
  for await (const { bytes } of splitMailbox(chunks()))
    expect(bytes?.toString()).toBe('Subject: A\n\nFrom here\n>From there\n> quoted\n>From old\n');
});

it('takes the line before a patch for a border among patches, and for text in a letter that a patch is attached to', async () => {
  const patch =
    'From fc88cba7f1f37b9cf3b296eace2422dd0e173502 Mon Sep 17 00:00:00 2001\nFrom: A <a@b.example>\n\n---\n\n';
  const count = async (text: string): Promise<number> => {
    let messages = 0;
    for await (const _ of splitMailbox(repeated(Buffer.from(text), 1))) messages += 1;
    return messages;
  };
  expect(await count(`${patch}${patch}`)).toBe(2);
  expect(await count(`${line}Subject: A\n\nSee the patch.\n\n${patch}`)).toBe(1);
});
