import { expect, it } from 'vitest';
import { messageBytes } from './message-bytes.ts';
import { recogniseMail } from './recognise-mail.ts';

const letter = 'From: a@b.example\nSubject: A\nDate: Mon, 9 Oct 2023 14:05:00 +0400\n\n12\nText: more\n';

it('leaves out what programs put before and behind a message', () => {
  for (const before of ['', '\n\n', '\xef\xbb\xbf', ' \r\n', `${letter.length}   \n`]) {
    const bytes = Buffer.from(`${before}${letter}`, 'latin1');
    expect(messageBytes(bytes).toString('latin1')).toBe(letter);
    expect(recogniseMail({ name: 'a', path: 'a', bytes })).toBeGreaterThan(0.9);
  }
  expect(messageBytes(Buffer.from(`${letter.length}\n${letter}<plist/>`)).toString()).toBe(letter);
});

it('takes a text that begins with a number for what it is', () => {
  const bytes = Buffer.from('1987\nA year of water.\n');
  expect(messageBytes(bytes).toString()).toBe('1987\nA year of water.\n');
  expect(recogniseMail({ name: 'a', path: 'a', bytes })).toBe(0);
});
