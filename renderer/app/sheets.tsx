import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryOverview, Suggestion } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useArticleChanges } from '../archive/article-changes.ts';
import { knownSummaries } from '../archive/known-summaries.ts';
import { announceFailure } from '../archive/notices.ts';
import { useArticle } from '../archive/use-article.ts';
import { useIndexStatus } from '../archive/use-overview.ts';
import { quotationsOf } from '../archive/view.ts';
import { ImportDrawer } from '../importing/import-drawer.tsx';
import { CollectionPicker } from '../library/collection-picker.tsx';
import { DetailsDialog } from '../library/details-dialog.tsx';
import { ProvenanceDialog } from '../library/provenance-dialog.tsx';
import { useSelection } from '../library/selection-store.ts';
import { TagEditor } from '../library/tag-editor.tsx';
import { RemovedNotesDialog } from '../notes/removed-notes-dialog.tsx';
import { indexWords, shortenedWords } from '../searching/index-words.ts';
import { QueryHelp } from '../searching/query-help.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { formatCount } from '../ui/format.ts';
import type { Command } from './command.ts';
import { useFollowLink } from './follow-link.ts';
import { KeysSheet } from './keys-sheet.tsx';
import { Palette } from './palette.tsx';
import { useView } from './view-store.ts';

/** The one dialog or drawer that is open. */
export function Sheets({
  overview,
  commands,
}: {
  overview: LibraryOverview | undefined;
  commands: readonly Command[];
}) {
  const { sheet, open, openSheet, show, openArticle, search } = useView();
  const follow = useFollowLink();
  const close = (): void => {
    // A command that was run from a sheet may have opened the next one.
    if (useView.getState().sheet === sheet) openSheet(null);
  };
  if (sheet === null) return null;
  switch (sheet.kind) {
    case 'palette':
      return (
        <Palette
          commands={commands}
          onSuggestion={(suggestion) => goToSuggestion(suggestion, overview)}
          onSearch={(text) => {
            search(text, { typing: true });
            useView.getState().askForSearch();
          }}
          onQuotations={(text) => show(quotationsOf(text))}
          onLink={follow}
          onClose={close}
        />
      );
    case 'keys':
      return <KeysSheet commands={commands} onClose={close} />;
    case 'query-help':
      return (
        <QueryHelp
          onTry={(query) => {
            search(query);
            useView.getState().askForSearch();
            close();
          }}
          onClose={close}
        />
      );
    case 'settings':
      return <Settings onClose={close} />;
    case 'imports':
      return (
        <ImportDrawer
          receipt={sheet.receipt}
          onReceipt={(receipt) => openSheet({ kind: 'imports', receipt })}
          onShowArticles={(id) => {
            show({ kind: 'import', id });
            openSheet(null);
          }}
          onOpenArticle={(id) => {
            openArticle(id, { pane: 'reader' });
            openSheet(null);
          }}
          onClose={close}
        />
      );
    case 'tags':
      return <Tags key={sheet.ids.join()} ids={sheet.ids} overview={overview} onClose={close} />;
    case 'collections':
      return <Collections ids={sheet.ids} overview={overview} onClose={close} />;
    case 'details':
      return <Details id={sheet.id} onClose={close} />;
    case 'provenance':
      return (
        <Origin
          id={sheet.id}
          onDetails={() => openSheet({ kind: 'details', id: sheet.id })}
          onClose={close}
        />
      );
    case 'erase':
      return <Erase ids={sheet.ids} onClose={close} />;
    case 'removed-notes':
      return (
        <RemovedNotesDialog
          onOpen={(id) => {
            open({ kind: 'note', id }, { pane: 'reader' });
            close();
          }}
          onClose={close}
        />
      );
    case 'empty-trash':
      return <EmptyTrash count={overview?.counts.trash ?? 0} onClose={close} />;
  }
}

function Settings({ onClose }: { onClose: () => void }) {
  const index = useIndexStatus();
  const words = index === undefined ? ['…'] : [indexWords(index), shortenedWords(index) ?? ''];
  return (
    <SettingsDialog
      index={{ words: words.join(' ').trim(), rebuilding: index?.state === 'rebuilding' }}
      onClose={onClose}
    />
  );
}

function goToSuggestion({ kind, target }: Suggestion, overview: LibraryOverview | undefined): void {
  const { show, openArticle } = useView.getState();
  switch (kind) {
    case 'article':
      openArticle(target, { pane: 'reader' });
      return;
    case 'source':
    case 'place':
    case 'tag':
      show({ kind, name: target });
      return;
    case 'collection':
      show({ kind, id: target });
      return;
    case 'saved-search':
      show({ kind, id: target }, overview?.savedSearches.find(({ id }) => id === target)?.query ?? '');
  }
}

interface Acting {
  ids: Id[];
  overview: LibraryOverview | undefined;
  onClose: () => void;
}

function Tags({ ids, overview, onClose }: Acting) {
  const queries = useQueryClient();
  const [carried] = useState(() => {
    const known = knownSummaries(queries, ids);
    const [first, ...others] = known;
    // Of articles that are in no page held here nothing can be said.
    if (first === undefined || known.length < ids.length) return [];
    return first.tags.filter((tag) => others.every(({ tags }) => tags.includes(tag)));
  });
  return <TagEditor ids={ids} tags={overview?.tags ?? []} carried={carried} onClose={onClose} />;
}

function Collections({ ids, overview, onClose }: Acting) {
  const { article } = useArticle(ids.length === 1 ? (ids[0] ?? null) : null);
  return (
    <CollectionPicker
      ids={ids}
      collections={overview?.collections ?? []}
      holding={article?.collections ?? []}
      onClose={onClose}
    />
  );
}

function Details({ id, onClose }: { id: Id; onClose: () => void }) {
  const { article } = useArticle(id);
  return article === undefined ? null : <DetailsDialog article={article} onClose={onClose} />;
}

function Origin({ id, onDetails, onClose }: { id: Id; onDetails: () => void; onClose: () => void }) {
  const { article } = useArticle(id);
  return article === undefined ? null : (
    <ProvenanceDialog article={article} onDetails={onDetails} onClose={onClose} />
  );
}

function Erase({ ids, onClose }: { ids: Id[]; onClose: () => void }) {
  const changes = useArticleChanges();
  return (
    <Confirm
      open
      title={`Erase ${formatCount(ids.length, 'article')} for good?`}
      description="Their files, notes and highlights go with them. This cannot be undone."
      action="Erase"
      onConfirm={() => {
        useSelection.getState().clear();
        void changes.erase(ids);
      }}
      onClose={onClose}
    />
  );
}

function EmptyTrash({ count, onClose }: { count: number; onClose: () => void }) {
  const archive = useArchive();
  const changes = useArticleChanges();
  const empty = async (): Promise<void> => {
    try {
      const { ids } = await archive.articles.ids({ filter: { scope: 'trash' } });
      if (ids.length > 0) await changes.erase(ids);
    } catch (error) {
      announceFailure('Could not empty the trash', error);
    }
  };
  return (
    <Confirm
      open
      title="Empty the trash?"
      description={`${formatCount(count, 'article')} with their files, notes and highlights are erased for good. This cannot be undone.`}
      action="Empty the trash"
      onConfirm={() => void empty()}
      onClose={onClose}
    />
  );
}
