import { expect, test } from 'vitest';
import { noteLinks, noteTags, noteTitle, readLinkAddress, writeLink } from './note-text.ts';

test('the title of a note is its first line that says something, without marks', () => {
  expect(noteTitle('\n\n---\n## The *ferry* and `oars`\n\nMore.')).toBe('The ferry and oars');
  expect(noteTitle('- [ ] Ask [the captain](carrel://note/note0001)')).toBe('Ask the captain');
  expect(noteTitle('> quoted snake_case words')).toBe('quoted snake_case words');
  expect(noteTitle('  \n')).toBe('');
  expect(noteTitle('a'.repeat(5_000))).toHaveLength(201);
});

test('tags are read in any script, and neither numbers, headings, addresses nor code are tags', () => {
  const text = `# Heading #harbour #гавань #Երևան #to-cite/2024 and #Harbour again, item #1
see https://example.org/#part and carrel://article/abcd1234#efgh5678 and C#sharp
\`#inline\`
\`\`\`
#fenced
\`\`\`
(#paren) #done-`;
  expect(noteTags(text)).toEqual(['harbour', 'гавань', 'Երևան', 'to-cite/2024', 'done']);
});

test('links are read from their addresses, each once, and not from code', () => {
  const text = `[The ferry](carrel://article/article01), [once more](carrel://article/article01)
[“calm water”](carrel://article/article02#mark0001) <carrel://note/note0001> \`carrel://note/incode01\``;
  expect(noteLinks(text)).toEqual([
    { kind: 'article', id: 'article01' },
    { kind: 'highlight', id: 'mark0001', article: 'article02' },
    { kind: 'note', id: 'note0001' },
  ]);
});

test('a written link is read back, whatever its title holds', () => {
  const link = writeLink('A [strange] \\ title\nof two lines', { kind: 'note', id: 'note0001' });
  expect(link).toBe('[A \\[strange\\] \\\\ title of two lines](carrel://note/note0001)');
  expect(noteLinks(link)).toEqual([{ kind: 'note', id: 'note0001' }]);
  expect(noteTitle(link)).not.toContain('carrel://');
});

test('an address of another kind is none of ours', () => {
  expect(readLinkAddress('https://example.org')).toBeNull();
  expect(readLinkAddress('carrel://article/short')).toBeNull();
  expect(readLinkAddress('carrel://article/article01#mark0001')).toEqual({
    kind: 'highlight',
    id: 'mark0001',
    article: 'article01',
  });
});
