import type { Highlight } from '../../contract/annotation-model.ts';
import type { CarrelLink, LinkPlace } from '../../contract/carrel-link.ts';
import type { Client } from '../../contract/client.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { leanText, locateQuote } from '../../contract/quote-location.ts';
import type { Id } from '../../contract/scalars.ts';
import { allPages } from './all-pages.ts';

/** Errors: not-found, with what of the link is missing. */
export async function assertLinked(client: Client, link: CarrelLink): Promise<void> {
  if (link.kind === 'note') await readNote(client, link.id);
  else if (link.place === null) await client.articles.get({ id: link.id });
  else await passageOf(client, link.id, link.place);
}

/** A passage with its paragraph, for reading. Errors: not-found. */
export async function passageOf(client: Client, article: Id, place: LinkPlace): Promise<string> {
  const { title } = await client.articles.get({ id: article });
  const highlight = place.kind === 'highlight' ? await findHighlight(client, article, place.id) : null;
  const { text } = await client.articles.text({ id: article });
  const words = place.kind === 'text' ? place.words : (highlight?.anchor.quote ?? '');
  const anchor = locateQuote(leanText(text), { quote: words, ...highlight?.anchor });
  if (anchor === null && place.kind === 'text')
    throw new ArchiveError('not-found', `"${words}" does not stand in the article ${article}.`);
  const comment = highlight?.comment ?? '';
  return [
    title,
    '',
    ...(anchor === null
      ? [`> ${words}`, '', 'It can no longer be found in the text with certainty.']
      : [paragraphAround(text, anchor.start, anchor.end)]),
    ...(anchor === null || place.kind === 'text' ? [] : ['', `> ${words}`]),
    ...(comment === '' ? [] : ['', comment]),
  ].join('\n');
}

async function findHighlight(client: Client, article: Id, id: Id): Promise<Highlight> {
  const pages = allPages(async (page) => {
    const { total, highlights } = await client.highlights.list({ article, ...page });
    return { total, items: highlights };
  });
  for await (const highlight of pages) if (highlight.id === id) return highlight;
  throw new ArchiveError('not-found', `The article ${article} has no highlight "${id}" any more.`);
}

/** The text of a note. Error: not-found. */
export async function readNote(client: Client, id: Id): Promise<string> {
  const { note } = await client.notes.read({ id });
  if (note === null) throw new ArchiveError('not-found', `There is no note "${id}".`);
  return note.text;
}

function paragraphAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(from, to === -1 ? undefined : to).trim();
}
