import { PanelLeft } from 'lucide-react';
import { useState } from 'react';
import type { LibraryOverview } from '../../contract/model.ts';
import { useIndexStatus } from '../archive/use-overview.ts';
import { searchesEverywhere } from '../archive/view.ts';
import { articleListId, rowId } from '../library/article-list.tsx';
import { useSelection } from '../library/selection-store.ts';
import { Timeline } from '../library/timeline.tsx';
import { Facets } from '../searching/facets.tsx';
import { IndexLine } from '../searching/index-line.tsx';
import { QueryChips } from '../searching/query-chips.tsx';
import { queryWithFilter } from '../searching/query-with-filter.ts';
import { SaveSearchDialog } from '../searching/save-search-dialog.tsx';
import { SearchField } from '../searching/search-field.tsx';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './list-pane.module.css';
import type { List } from './use-list.ts';
import { useView } from './view-store.ts';
import { viewTitle } from './view-words.ts';

export interface ListSearchProps {
  list: List;
  overview: LibraryOverview | undefined;
  /** Shows the sidebar, where it is not in view. */
  onSidebar: (() => void) | null;
  onMove: (by: number) => void;
  onEnter: () => void;
}

/** Above the rows: the search field, how the query was read, and what narrows the list. */
export function ListSearch({ list, overview, onSidebar, onMove, onEnter }: ListSearchProps) {
  const state = useView();
  const { view, query, refinement } = state;
  const { rows, searching, answer } = list;
  const { active } = useSelection();
  const index = useIndexStatus();
  const [saving, setSaving] = useState(false);
  const collection = view.kind === 'collection' ? viewTitle(view, overview) : null;
  const { publishedFrom, publishedTo, ...undated } = refinement;
  const range =
    publishedFrom !== undefined && publishedTo !== undefined ? { publishedFrom, publishedTo } : null;

  return (
    <>
      <div className={styles.top}>
        {onSidebar !== null && (
          <IconButton
            label="Show the sidebar"
            shortcut="["
            icon={<PanelLeft size={17} aria-hidden />}
            onClick={onSidebar}
          />
        )}
        <SearchField
          query={query}
          list={
            rows.total === 0
              ? { id: undefined, activeRow: undefined }
              : { id: articleListId, activeRow: active < 0 ? undefined : rowId(active) }
          }
          placeholder={
            searchesEverywhere(view)
              ? `Search ${overview === undefined ? 'articles' : formatCount(overview.counts.all, 'article')}`
              : `Search in ${viewTitle(view, overview)}`
          }
          asked={state.searchAsked}
          onType={(text) => state.search(text, { typing: true })}
          onMove={onMove}
          onEnter={onEnter}
          onLeave={() => document.getElementById(articleListId)?.focus()}
          onSave={() => setSaving(true)}
          onHelp={() => state.openSheet({ kind: 'query-help' })}
        />
      </div>
      <QueryChips
        query={answer?.query ?? ''}
        understood={answer?.understood ?? ''}
        relaxed={answer?.relaxed ?? []}
        strict={searching && state.strict}
        onStrict={state.setStrict}
        narrowings={list.narrowings}
      />
      {searching && answer !== undefined && (
        <Facets
          facets={answer.facets}
          chosen={refinement}
          onChoose={(facet, value) => {
            const { [facet]: _before, ...rest } = refinement;
            state.refine(value === null ? rest : { ...rest, [facet]: value });
          }}
        />
      )}
      <Timeline
        months={list.months}
        range={range}
        onRange={(next) => state.refine({ ...undated, ...next })}
      />
      {searching && <IndexLine status={index} />}
      {saving && (
        <SaveSearchDialog
          query={queryWithFilter(query, list.filter, collection)}
          suggestedName={query.trim()}
          onSaved={(saved) => state.show({ kind: 'saved-search', id: saved.id }, saved.query)}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
