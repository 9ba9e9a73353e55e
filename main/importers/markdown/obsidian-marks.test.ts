import { expect, it, test } from 'vitest';
import { renderMarkdown } from './render.ts';

const render = (body: string): string => renderMarkdown(body, 'Title').html.trim();

it('shows marked words and callouts in any Markdown', () => {
  expect(render('Some ==marked *words*== here, a == b, and ==== no.')).toBe(
    '<p>Some <mark>marked <em>words</em></mark> here, a == b, and ==== no.</p>',
  );
  expect(render('> [!NOTE]\n> Read *this*.')).toBe(
    '<blockquote>\n<p><strong>Note</strong></p>\n<p>Read <em>this</em>.</p>\n</blockquote>',
  );
  expect(render('> [!tip]+ A *title*\n> - item')).toBe(
    '<blockquote>\n<p><strong>A <em>title</em></strong></p>\n<ul>\n<li>item</li>\n</ul>\n</blockquote>',
  );
});

it('hides remarks and block ids and gathers tags in notes only', () => {
  const body =
    'See [[Other]]. %%not this%% #one #two/three, `#four`, \\#five #123 ^a1b2\n\n%%\nnor\n\nthis\n%%\n\nEnd';
  const note = renderMarkdown(body, 'Title');
  expect(note.html.trim()).toBe(
    '<p>See Other. #one #two/three, <code>#four</code>, #five #123</p>\n<p>End</p>',
  );
  expect(note.tags).toEqual(['one', 'two/three']);
  const text = renderMarkdown('Per cent: %%5%% and #one ^a1b2', 'Title');
  expect(text.html.trim()).toBe('<p>Per cent: %%5%% and #one ^a1b2</p>');
  expect(text.tags).toEqual([]);
});

it('ends lines where the writer of a note ended them', () => {
  expect(render('[[One]]\ntwo')).toBe('<p>One<br>\ntwo</p>');
  expect(render('One\ntwo')).toBe('<p>One\ntwo</p>');
});

test.each(['%%', '==', '#a', '> [!x]\n', '[[', '==a '])('reads a text of nothing but %j', (mark) => {
  expect(renderMarkdown(`[[n]] ${mark.repeat(30_000)}`, null).html).not.toBe('');
});
