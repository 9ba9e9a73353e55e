import { useCallback, useEffect } from 'react';
import { parseLink } from '../../contract/carrel-link.ts';
import type { Client } from '../../contract/client.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import { goToOf } from './link-target.ts';
import { useView } from './view-store.ts';

export interface FollowOptions {
  beside?: boolean;
}

/** Goes where a link into the library leads, without asking; what is not there any more is said. */
export function useFollowLink(): (link: string, options?: FollowOptions) => void {
  const archive = useArchive();
  return useCallback((link, options = {}) => void followLink(archive, link, options), [archive]);
}

async function followLink(archive: Client, text: string, { beside = false }: FollowOptions): Promise<void> {
  const link = parseLink(text.trim());
  if (link === null) {
    announce({ title: 'This is no link into a library', description: text.slice(0, 200), failure: true });
    return;
  }
  const { open } = useView.getState();
  const options = { pane: 'reader', beside } as const;
  try {
    if (link.kind === 'note') {
      const { note } = await archive.notes.read({ id: link.id });
      if (note !== null) return open({ kind: 'note', id: link.id }, options);
      announce({ title: 'The note of this link is not in this library', failure: true });
      return;
    }
    await archive.articles.get({ id: link.id });
    const { place } = link;
    if (place?.kind === 'highlight' && !(await hasHighlight(archive, link.id, place.id))) {
      announce({
        title: 'The highlight of this link is no longer there',
        description: 'The article is shown where you left it.',
      });
      return open({ kind: 'article', id: link.id }, options);
    }
    open({ kind: 'article', id: link.id }, { ...options, goTo: goToOf(link) });
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'not-found')
      announce({
        title: 'The article of this link is not in this library',
        description: 'It was erased, or the link comes from another library.',
        failure: true,
      });
    else announceFailure('The link could not be followed', error);
  }
}

async function hasHighlight(archive: Client, article: string, id: string): Promise<boolean> {
  const { highlights } = await archive.highlights.list({ article, limit: 10_000 });
  return highlights.some((highlight) => highlight.id === id);
}

/** Links that come from elsewhere: another program, the command line. */
export function useLinkEvents(): void {
  const archive = useArchive();
  const follow = useFollowLink();
  useEffect(() => {
    const stopMarking = markLastUsed();
    const stop = archive.on('link', ({ link, chosen }) => {
      if (chosen || isLastUsed()) follow(link);
    });
    return () => {
      stop();
      stopMarking();
    };
  }, [archive, follow]);
}

const lastUsed = 'carrel.window';
const self = crypto.randomUUID();

/** Of several windows in a browser the one that was used last takes the link. */
function markLastUsed(): () => void {
  const mark = (): void => window.localStorage.setItem(lastUsed, self);
  mark();
  window.addEventListener('focus', mark);
  return () => window.removeEventListener('focus', mark);
}

function isLastUsed(): boolean {
  return window.localStorage.getItem(lastUsed) === self;
}
