import type { ShelvedNote } from '../../contract/shelf-model.ts';
import { createId } from '../archive/create-id.ts';
import { HighlightsPage } from '../shelves/highlights-page.tsx';
import { NotesPage } from '../shelves/notes-page.tsx';
import { QuotationsPage } from '../shelves/quotations-page.tsx';
import { ReviewPage } from '../shelves/review-page.tsx';
import { ListPane, type ListPaneProps } from './list-pane.tsx';
import { PagePane } from './page-pane.tsx';
import { useView } from './view-store.ts';

/** What the view calls for: the list, or one of the pages that are none. */
export function MainPane(props: ListPaneProps) {
  const page = usePage(props);
  if (page === null) return <ListPane {...props} />;
  return <PagePane onSidebar={props.onSidebar}>{page}</PagePane>;
}

function usePage({ overview }: ListPaneProps) {
  const { view, show, open, openArticle } = useView();
  const pane = 'reader' as const;
  const openNote = ({ id, article }: ShelvedNote): void =>
    article === null ? open({ kind: 'note', id }, { pane }) : openArticle(article, { pane });
  switch (view.kind) {
    case 'highlights':
      return (
        <HighlightsPage
          collections={overview?.collections ?? []}
          onOpen={(article, highlight) => openArticle(article, { pane, highlight })}
        />
      );
    case 'notes':
      return (
        <NotesPage
          onOpen={openNote}
          onArticle={(article) => openArticle(article, { pane })}
          onNew={() => open({ kind: 'note', id: createId() }, { pane })}
        />
      );
    case 'review':
      return (
        <ReviewPage
          onOpen={(article, highlight) => openArticle(article, { pane, highlight })}
          onNote={openNote}
        />
      );
    case 'quotations':
      return (
        <QuotationsPage
          request={view}
          onRequest={({ query, from, to, order }) => show({ kind: 'quotations', query, from, to, order })}
          onOpen={(article, { anchor }) => openArticle(article, { pane, goTo: { text: anchor.quote } })}
        />
      );
    default:
      return null;
  }
}
