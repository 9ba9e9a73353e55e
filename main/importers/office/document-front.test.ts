import { expect, it } from 'vitest';
import type { Block, ParagraphRole } from './block.ts';
import { type DocumentProperties, readFront } from './document-front.ts';

const block = (html: string, role: ParagraphRole = { name: 'text' }): Block => ({
  kind: 'paragraph',
  html,
  role,
});
const body = block('The bridge was opened on Monday by the mayor.');
const front = (properties: Omit<DocumentProperties, 'origin'>, ...blocks: Block[]) =>
  readFront({ ...properties, origin: 'dublin-core' }, [...blocks, body], 'bridge.docx');

it.each([
  'Microsoft Word - bridge.doc',
  'Untitled',
  'Document1',
  'bridge',
  'C:\\texts\\bridge.doc',
  'bridge final.docx',
  'PowerPoint Presentation',
  '—',
])('does not believe "%s" to be a title', (title) => {
  const { fields } = front({ title }, block('The new bridge', { name: 'title' }));
  expect(fields.title).toEqual({ value: 'The new bridge', origin: 'markup' });
});

it('takes a stated title and does not repeat it in the body', () => {
  const { fields, blocks } = front(
    { title: 'The New Bridge' },
    block('The <em>new</em> bridge!', { name: 'title' }),
  );
  expect(fields.title).toEqual({ value: 'The New Bridge', origin: 'dublin-core' });
  expect(blocks).toEqual([body]);
});

it('takes the first heading when it stands alone in its level, and leaves one of several where it is', () => {
  const heading = block('The new bridge', { name: 'heading', level: 1 });
  expect(front({}, heading).blocks).toEqual([body]);
  const second = block('The old one', { name: 'heading', level: 1 });
  const several = front({}, heading, second);
  expect(several.fields.title?.value).toBe('The new bridge');
  expect(several.blocks).toHaveLength(3);
});

it('takes no heading for the title that follows several paragraphs', () => {
  const { fields } = front({}, body, body, body, block('Costs', { name: 'heading', level: 2 }));
  expect(fields.title).toBeUndefined();
});

it('takes persons for authors, and what systems call their users for nothing', () => {
  expect(front({ creators: ['Microsoft Office User', 'admin'] }).fields.byline).toBeUndefined();
  expect(front({ creators: ['Ann Lee', 'Ann Lee', 'J. Roe'] }).fields.byline?.value).toBe('Ann Lee, J. Roe');
  const written = front({ creators: ['Ann Lee'] }, block('By J. Roe', { name: 'author' }));
  expect(written.fields.byline).toEqual({ value: 'By J. Roe', origin: 'markup' });
  expect(written.blocks).toEqual([body]);
});

it('dates by what the text says before it dates by when the file was begun', () => {
  const created = '2021-03-04T10:00:00Z';
  expect(front({ created }).fields.published).toEqual({ value: created, origin: 'dublin-core' });
  expect(front({ created }, block('5 May 2019', { name: 'date' })).fields.published).toEqual({
    value: '2019-05-05',
    origin: 'markup',
  });
  expect(
    front({ created }, block('YEREVAN, October 9, 2023 (AP) — It was opened.')).fields.published,
  ).toBeUndefined();
  const converted = '2021-03-04T10:00:17Z';
  expect(front({ created: converted, modified: converted }).fields.published).toBeUndefined();
  expect(front({ created, modified: created }).fields.published?.value).toBe(created);
  expect(front({ created: '1601-01-01T00:00:00Z' }).fields.published).toBeUndefined();
});

it('keeps the title in a body that would be nothing without it', () => {
  expect(readFront({ origin: 'meta' }, [block('Alone', { name: 'title' })], 'a.rtf').blocks).toHaveLength(1);
});
