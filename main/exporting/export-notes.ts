import { stringify } from 'yaml';
import { noteLink } from '../../contract/carrel-link.ts';
import { escapeHtml, htmlPage } from '../../contract/export-text.ts';
import type { NoteFormat, ShelvedNote } from '../../contract/shelf-model.ts';
import { joinWithin } from './join-within.ts';

/** Notes as the text of one file, each as it was written. Error: too-large. */
export function exportNotes(
  format: NoteFormat,
  notes: Iterable<ShelvedNote>,
): { text: string; count: number } {
  switch (format) {
    case 'markdown':
      return joinWithin(each(notes, markdownOf), { between: '\n' });
    case 'html': {
      const { text, count } = joinWithin(each(notes, htmlOf), {});
      return { text: htmlPage('Notes', text), count };
    }
    case 'text':
      return joinWithin(
        each(notes, (note) => `${headOf(note)}\n\n${note.text.trim()}\n`),
        { between: '\n\n' },
      );
    case 'json':
      return joinWithin(
        each(notes, (note) => JSON.stringify({ ...note, link: linkOf(note) })),
        { before: '[\n', between: ',\n', after: '\n]\n' },
      );
  }
}

function* each(notes: Iterable<ShelvedNote>, write: (note: ShelvedNote) => string): Iterable<string> {
  for (const note of notes) yield write(note);
}

function linkOf({ id }: ShelvedNote): string {
  return noteLink(id);
}

function headOf({ articleTitle, changed }: ShelvedNote): string {
  return `${articleTitle ?? 'Free-standing note'} · ${changed.slice(0, 10)}`;
}

/** Front matter first, so that the notes can be told apart again. */
function markdownOf(note: ShelvedNote): string {
  const { id, article, articleTitle, created, changed, tags } = note;
  const known = { note: id, ...(article !== null && { article, title: articleTitle }), created, changed };
  const fields = { ...known, ...(tags.length > 0 && { tags }) };
  return `---\n${stringify(fields)}---\n\n${note.text.trim()}\n`;
}

function htmlOf(note: ShelvedNote): string {
  return `<h2>${escapeHtml(note.articleTitle ?? 'Free-standing note')}</h2>
<p>${escapeHtml(note.text.trim())}</p>
<p class="from">${note.changed.slice(0, 10)} · <a href="${linkOf(note)}">Open</a></p>
`;
}
