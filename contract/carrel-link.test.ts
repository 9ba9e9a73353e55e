import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleLink, type CarrelLink, formatLink, noteLink, parseLink, passageLink } from './carrel-link.ts';

const article = '0hq3w5x1k9b7c2d4e6';
const highlight = 'k2m4n6p8r0s1t3u5v7w9';

const anId = fc.stringMatching(/^[0-9a-z]{8,32}$/);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, ''))
  .filter((text) => text.trim() !== '');
const aLink: fc.Arbitrary<CarrelLink> = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), id: anId }),
  fc.record({
    kind: fc.constant('article' as const),
    id: anId,
    place: fc.oneof(
      fc.constant(null),
      fc.record({ kind: fc.constant('highlight' as const), id: anId }),
      fc.record({ kind: fc.constant('text' as const), words }),
    ),
  }),
);

describe('a link into the library', () => {
  test('is written as it is described', () => {
    expect(articleLink(article)).toBe(`carrel://article/${article}`);
    expect(articleLink(article, highlight)).toBe(`carrel://article/${article}#${highlight}`);
    expect(noteLink(highlight)).toBe(`carrel://note/${highlight}`);
    expect(passageLink(article, 'calm\n water (again)')).toBe(
      `carrel://article/${article}#text=calm%20water%20%28again%29`,
    );
  });

  test('says the same after it was written and read', () => {
    fc.assert(
      fc.property(aLink, (link) => {
        expect(parseLink(formatLink(link))).toEqual(link);
      }),
    );
  });

  test('stands in running text and in Markdown without an end that could be mistaken', () => {
    fc.assert(
      fc.property(aLink, (link) => {
        expect(formatLink(link)).toMatch(/^carrel:\/\/[\w/#=%.~-]+$/);
      }),
    );
  });

  test('names any passage whatever it holds, long ones by their beginning', () => {
    fc.assert(
      fc.property(anId, fc.string({ unit: 'binary', maxLength: 900 }), (id, passage) => {
        const link = parseLink(passageLink(id, passage));
        expect(link?.id).toBe(id);
        if (link?.kind !== 'article' || link.place?.kind !== 'text') return;
        expect(link.place.words.length).toBeLessThanOrEqual(120);
      }),
    );
    const long = 'sail '.repeat(200);
    expect(parseLink(passageLink(article, long))).toEqual({
      kind: 'article',
      id: article,
      place: { kind: 'text', words: 'sail '.repeat(24).trim() },
    });
  });

  test.each([
    '',
    'carrel://',
    'carrel://app/',
    `carrel://app/article/${article}`,
    'carrel://article/',
    'carrel://article/short',
    `carrel://article/${'a'.repeat(33)}`,
    `carrel://article/${article}/`,
    `carrel://article/${article}/original`,
    `carrel://article/../${article}`,
    `carrel://article/${article.toUpperCase()}`,
    `CARREL://article/${article}`,
    `carrel://user@article/${article}`,
    `carrel://article:80/${article}`,
    `carrel://article/${article}?q=1`,
    `carrel://article/${article}#`,
    `carrel://article/${article}#short`,
    `carrel://article/${article}#<script>`,
    `carrel://article/${article}#text=`,
    `carrel://article/${article}#text=%20`,
    `carrel://article/${article}#text=%E0%A4%A`,
    `carrel://article/${article}#text=a%00b`,
    `carrel://article/${article}#text=a%0Ab`,
    `carrel://article/${article}#text=${'a'.repeat(5_000)}`,
    `carrel://article/${article}\n#${highlight}`,
    ` carrel://article/${article}`,
    `carrel:article/${article}`,
    `carrel:///article/${article}`,
    `carrel:\\\\article\\${article}`,
    `carrel://note/${highlight}#${highlight}`,
    `https://article/${article}`,
    `javascript:alert(1)//carrel://article/${article}`,
    `carrel://аrticle/${article}`,
  ])('is not %j', (address) => {
    expect(parseLink(address)).toBeNull();
  });

  test('is read in no time whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const link = parseLink(`carrel://article/${article}${tail}`);
        if (link !== null) expect(parseLink(formatLink(link))).toEqual(link);
      }),
    );
  });
});
