import { expect, test } from 'vitest';
import { withoutUnreadSource } from './unread-source.ts';

test('empties scripts and styles and leaves their elements', () => {
  expect(
    withoutUnreadSource(
      '<head><script async src="a.js">run("<p>")</script> <STYLE>p { color: red }</STYLE></head><p>text',
    ),
  ).toBe('<head><script async src="a.js"></script> <STYLE></STYLE></head><p>text');
});

test.each([
  ['what a script states of the article', '<p><script type="application/ld+json">{"headline":"A"}</script>'],
  [
    'pictures kept in a style sheet',
    '<p><style>:root { --sf-img-1: url("data:image/png;base64,AA") }</style>',
  ],
  ['a script named in a comment', '<!-- <script> --><p>The article.</p><script src=a></script>'],
  [
    'a script named in an attribute',
    '<meta content="How to use <script> tags"><p>The article.</p><script src=a></script>',
  ],
  ['a script with a comment inside', '<p><script><!-- <script>a</script> --></script>'],
  ['a tag whose quotes do not match', '<p><script data-a="b>c">d</script>'],
  ['a script that never ends', '<p><script>a <p>text'],
])('keeps %s', (_, html) => {
  expect(withoutUnreadSource(html)).toBe(html);
});

test('ends in time with openings that never close', () => {
  const html = '<p><script><style><!--'.repeat(100_000);
  expect(withoutUnreadSource(html)).toBe(html);
});
