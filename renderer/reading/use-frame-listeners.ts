import { useQuery } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { parseLink } from '../../contract/carrel-link.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announceFailure } from '../archive/notices.ts';
import { listenToFrame } from './frame-events.ts';
import type { FramePage } from './frame-page.ts';

/** Links and keys of the page. A link out of the library is opened by the host, or else shown for the reader to follow. */
export function useFrameListeners(
  page: FramePage | null,
  frames: RefObject<HTMLElement | null>,
  /** A link to a place in the page itself was pressed. */
  onInside: (link: HTMLElement, target: HTMLElement) => void,
  onFollowLink: (link: string, beside: boolean) => void,
): {
  link: string | null;
  setLink: (address: string | null) => void;
  openLink: (address: string, beside?: boolean) => void;
  download: () => void;
} {
  const archive = useArchive();
  const [link, setLink] = useState<string | null>(null);
  const { data: about } = useQuery({ queryKey: ['about'], queryFn: () => archive.host.about() });
  const hostOpens = about?.capabilities.openExternal ?? false;
  const article = page?.article;
  const inside = useRef(onInside);
  inside.current = onInside;

  const follow = useRef(onFollowLink);
  follow.current = onFollowLink;
  const openLink = useCallback(
    (address: string, beside = false) => {
      if (parseLink(address) !== null) follow.current(address, beside);
      else if (hostOpens)
        archive.host
          .openExternal({ address })
          .catch((error: unknown) => announceFailure('The address was not opened', error));
      else setLink(address);
    },
    [archive, hostOpens],
  );

  useEffect(() => {
    const element = frames.current;
    if (page === null || element === null) return;
    return listenToFrame(page.document, element, {
      onLink: openLink,
      onInside: (from, target) => inside.current(from, target),
      onOriginal: () => downloadOriginal(page.article),
    });
  }, [page, frames, openLink]);

  return { link, setLink, openLink, download: () => article !== undefined && downloadOriginal(article) };
}

/** Through the window, not the frame, which may not download anything. */
function downloadOriginal(article: string): void {
  const link = document.createElement('a');
  link.href = `/original/${article}`;
  link.download = '';
  link.click();
}
