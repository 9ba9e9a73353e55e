import { expect, it } from 'vitest';
import { readMailHeaders } from './mail-headers.ts';

const headersOf = (text: string) => {
  const bytes = Buffer.from(text, 'latin1');
  return readMailHeaders(bytes, 0, bytes.length);
};

it('decodes words of several charsets, in pieces and in lines that were not folded as they should be', () => {
  const { headers } = headersOf(
    'Subject: =?koi8-r?B?+yDbzMDa?= =?utf-8?Q?_=E2=80=94_?=\n =?iso-8859-1?Q?caf=E9?=\n=?utf-8?Q?_x?=\nFrom: a@b.example\n\nText',
  );
  expect(headers.get('subject')).toBe('Ш шлюз — café x');
});

it('puts parameters together that were continued and escaped', () => {
  const { headers } = headersOf(
    'Content-Type: text/plain; charset=utf-8; (a comment) name="a \\"b\\""\nContent-Disposition: attachment; filename*1*=%20ve.pdf;\n filename*0*=utf-8\'fr\'na%C3%AF; x=1\n\n',
  );
  expect(headers.structured('content-disposition')).toMatchObject({ value: 'attachment' });
  expect(headers.structured('content-disposition').parameters.get('filename')).toBe('naï ve.pdf');
  expect(headers.structured('content-type').parameters.get('name')).toBe('a "b"');
});

it('reads a header in a charset of its own that nobody declared', () => {
  const subject = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20, 0xe2, 0xf1, 0xe5, 0xec]).toString(
    'latin1',
  );
  expect(headersOf(`Subject: ${subject}\n\n`).headers.get('subject')).toBe('Привет всем');
});

it('ends at the first line that no header has, and passes over the line of a mailbox', () => {
  const { headers, end } = headersOf(
    'From a@b.example Mon Oct  9 14:05:00 2023\nTo: c@d.example\nThe text begins here',
  );
  expect(headers.get('to')).toBe('c@d.example');
  expect(end).toBe('From a@b.example Mon Oct  9 14:05:00 2023\nTo: c@d.example\n'.length);
});
