import { HighlightsPage } from '../notes/highlights-page.tsx';
import { NotesPage } from '../notes/notes-page.tsx';
import { ListPane, type ListPaneProps } from './list-pane.tsx';
import { PagePane } from './page-pane.tsx';
import { useView } from './view-store.ts';

/** What the view calls for: the list, or one of the pages that are none. */
export function MainPane(props: ListPaneProps) {
  const { view, openArticle } = useView();
  if (view.kind === 'highlights')
    return (
      <PagePane title="Highlights" onSidebar={props.onSidebar}>
        <HighlightsPage
          onOpen={(article, highlight) => openArticle(article, { pane: 'reader', highlight })}
        />
      </PagePane>
    );
  if (view.kind === 'notes')
    return (
      <PagePane title="Notes" onSidebar={props.onSidebar}>
        <NotesPage onOpen={(article) => openArticle(article, { pane: 'reader' })} />
      </PagePane>
    );
  return <ListPane {...props} />;
}
