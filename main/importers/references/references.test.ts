import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { readParts } from '../../importing/testing/read-articles.ts';
import { htmlToNote } from '../exports/html-to-note.ts';
import { recognise } from '../recognise.ts';
import { readBibtexEntries } from './bibtex-entries.ts';
import { latexText } from './latex-text.ts';
import { personName } from './person.ts';

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

test.each([
  [
    String.raw`G{\"o}del and {\'E}mile \v{C}apek, Pa{\l}ka, \o{}rsted, Stra{\ss}e`,
    'Gödel and Émile Čapek, Pałka, ørsted, Straße',
  ],
  [
    String.raw`The {RNA} World -- \emph{a {\bf bold} view} of 5\,\% \& more---`,
    'The RNA World – a bold view of 5\u202f% & more—',
  ],
  ["``Quoted'' by~me, \\{braced\\}", '“Quoted” by me, {braced}'],
  ['Plain, with nothing to do', 'Plain, with nothing to do'],
])('reads %s', (source, text) => {
  expect(latexText(source)).toBe(text);
});

test.each([
  ['Prior, Ada', 'Ada Prior'],
  ['King, Jr., Martin Luther', 'Martin Luther King Jr.'],
  ['The Roof Group', 'The Roof Group'],
])('writes %s as people do', (written, name) => {
  expect(personName(written)).toBe(name);
});

it('reads fields in braces, in quotation marks, bare and joined, whatever is around the entries', () => {
  const text =
    'Some words, a@b.example.\n@STRING(j = {J. of })\n@Article ( a:1 , Title = "One {"}two{"}" , journal = j # "Rain", year=1999,)\n@misc{b,note={x}}';
  const entries = [...readBibtexEntries(text, 'it')];
  expect(entries.map(({ type, key, whole }) => [type, key, whole])).toEqual([
    ['article', 'a:1', true],
    ['misc', 'b', true],
  ]);
  expect(Object.fromEntries(entries[0]?.fields ?? [])).toEqual({
    title: 'One {"}two{"}',
    journal: 'J. of Rain',
    year: '1999',
  });
});

it('reads any text as BibTeX without a fault', () => {
  const piece = fc.constantFrom(
    '@article{',
    'a,',
    'title',
    '=',
    '{',
    '}',
    '"',
    '#',
    ',',
    '\\',
    ' x',
    '\n',
    '@string{',
    '@comment{',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      for (const entry of readBibtexEntries(text, 'it')) expect(entry.type).not.toBe('');
    }),
  );
});

it('gives up on a file in which nothing is ever closed', async () => {
  const hostile = bytes('@article{k, title = {'.repeat(100_000));
  const reading = readParts({ name: 'x.bib', path: 'x.bib', modified: null, bytes: hostile });
  await expect(reading).rejects.toMatchObject({ code: 'damaged' });
});

it('does not let a name that stands for itself twice grow', () => {
  const doubling = `@string{a = "${'x'.repeat(1_000)}"}${'@string{a = a # a}'.repeat(60)}@misc{k, title = a}`;
  const [entry] = readBibtexEntries(doubling, 'it');
  expect((entry?.fields.get('title') ?? '').length).toBeLessThan(300_000);
});

test.each([
  ['x.txt', 'TY  - JOUR\r\nTI  - A\r\nER  - \r\n', 'ris'],
  ['x.ris', 'Provider: A Library\nContent: text/plain\n\nTY  - BOOK\nT1  - A\nER  - ', 'ris'],
  ['x.txt', '@article{a, title={A}}', 'bibtex'],
  ['x.json', '[{"id":"a","type":"book","issued":{"date-parts":[[2020]]}}]', 'csl-json'],
  ['x.txt', 'On BibTeX: one writes\n\n@article{a, title={A}}\n\nand is done.', 'text'],
])('takes %s for what it holds', (name, content, importer) => {
  expect(recognise({ name, path: name, bytes: bytes(content) }).id).toBe(importer);
});

it('turns a note of html into Markdown', () => {
  expect(
    htmlToNote(
      '<h2>One</h2><p>a <b>bold</b>\n word<br>next</p><blockquote><p>q</p><p>r</p></blockquote><ol><li>x<ul><li>y</li></ul></li></ol><script>z</script><a href="javascript:1">l</a>',
    ),
  ).toBe('## One\n\na **bold** word\nnext\n\n> q\n> \n> r\n\n1. x\n   - y\n\nl');
  expect(htmlToNote('a < b & c')).toBe('a < b & c');
});
