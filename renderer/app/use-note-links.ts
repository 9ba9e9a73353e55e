import { useCallback } from 'react';
import { parseLink } from '../../contract/carrel-link.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import { copyText } from '../ui/copy-text.ts';
import { useFollowLink } from './follow-link.ts';
import { useView } from './view-store.ts';

/** Where the links of notes lead: inside the library by ourselves, out of it by the host, if it does that. */
export function useNoteLinks(): {
  follow: (address: string, beside: boolean) => void;
  /** The note of an article is read beside it. */
  openNote: (note: Id, article: Id | null) => void;
} {
  const archive = useArchive();
  const { open } = useView();
  const followLink = useFollowLink();
  const follow = useCallback(
    (address: string, beside: boolean) => {
      if (parseLink(address) !== null) followLink(address, { beside });
      else void leaveLibrary(archive, address);
    },
    [archive, followLink],
  );
  const openNote = useCallback(
    (note: Id, article: Id | null) =>
      open(article === null ? { kind: 'note', id: note } : { kind: 'article', id: article }, {
        pane: 'reader',
      }),
    [open],
  );
  return { follow, openNote };
}

async function leaveLibrary(archive: ReturnType<typeof useArchive>, address: string): Promise<void> {
  try {
    if (!/^(?:https?|mailto):/i.test(address)) {
      announce({ title: 'This link leads nowhere', description: address });
      return;
    }
    const { capabilities } = await archive.host.about();
    if (capabilities.openExternal) await archive.host.openExternal({ address });
    else
      announce({
        title: 'This link leads out of the library',
        description: address,
        action: { label: 'Copy', run: () => void copyText(address) },
      });
  } catch (error) {
    announceFailure('The address was not opened', error);
  }
}
