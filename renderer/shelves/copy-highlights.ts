import { citationOf } from '../../contract/citation.ts';
import type { Client } from '../../contract/client.ts';
import type { Id } from '../../contract/scalars.ts';
import type { ShelvedHighlight } from '../../contract/shelf-model.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import { copyText } from '../ui/copy-text.ts';
import { formatCount } from '../ui/format.ts';

/** The words, the comment below them, and where they come from. */
export async function copyHighlight({ anchor, comment, article }: ShelvedHighlight): Promise<void> {
  const said = comment.trim() === '' ? '' : `${comment.trim()}\n\n`;
  await copyAndTell(`“${anchor.quote.trim()}”\n\n${said}${citationOf(article)}`, 1);
}

/** Many of them, as plain text under their citations. */
export async function copyHighlights(archive: Client, ids: readonly Id[]): Promise<void> {
  try {
    const { text, count } = await archive.shelves.exportHighlights({ ids: [...ids], format: 'text' });
    await copyAndTell(text, count);
  } catch (error) {
    announceFailure('Nothing was copied', error);
  }
}

async function copyAndTell(text: string, count: number): Promise<void> {
  const done = await copyText(text);
  announce(
    done
      ? { title: `${formatCount(count, 'highlight')} copied` }
      : { title: 'Nothing was copied', failure: true },
  );
}
