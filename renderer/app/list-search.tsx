import { PanelLeft } from 'lucide-react';
import { useState } from 'react';
import type { LibraryOverview } from '../../contract/model.ts';
import { useIndexStatus } from '../archive/use-overview.ts';
import { useRebuild } from '../archive/use-rebuild.ts';
import { useSettings } from '../archive/use-settings.ts';
import { quotationsOf, searchesEverywhere, type View } from '../archive/view.ts';
import { articleListId, rowId } from '../library/article-list.tsx';
import { useSelection } from '../library/selection-store.ts';
import { Timeline } from '../library/timeline.tsx';
import type { FacetName } from '../searching/facet-words.ts';
import { Facets } from '../searching/facets.tsx';
import { IndexLine } from '../searching/index-line.tsx';
import { LoosenedLine } from '../searching/loosened-line.tsx';
import { QueryChips } from '../searching/query-chips.tsx';
import { withoutSort } from '../searching/query-sort.ts';
import { queryWithFilter } from '../searching/query-with-filter.ts';
import { SaveSearchDialog } from '../searching/save-search-dialog.tsx';
import { SearchField } from '../searching/search-field.tsx';
import type { SearchRequest } from '../searching/search-rows.ts';
import { useDidYouMean } from '../searching/use-did-you-mean.ts';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './list-pane.module.css';
import { rangeOf } from './use-dates.ts';
import { useKeptSearches } from './use-kept-searches.ts';
import type { List } from './use-list.ts';
import { without } from './use-narrowings.ts';
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

const nothing: readonly string[] = [];

/** Above the rows: the search field, how the query was read, and what narrows the list. */
export function ListSearch({ list, overview, onSidebar, onMove, onEnter }: ListSearchProps) {
  const state = useView();
  const { view, query, refinement } = state;
  const { rows, searching, answer, request, dates } = list;
  const { active } = useSelection();
  const index = useIndexStatus();
  const rebuild = useRebuild();
  const { settings } = useSettings();
  const history = useKeptSearches(list);
  const [saving, setSaving] = useState(false);
  const meant = useDidYouMean(request, answer);

  const { collection } = request.filter;
  const collectionName =
    collection === undefined ? null : viewTitle({ kind: 'collection', id: collection }, overview);

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
              : `Search in ${view.kind === 'import' ? 'this import' : viewTitle(view, overview)}`
          }
          asked={state.searchAsked}
          onType={(text) => state.search(text, { typing: true })}
          onMove={onMove}
          onEnter={onEnter}
          onLeave={() => {
            if (Object.keys(state.refinement).length > 0) state.refine({});
            else document.getElementById(articleListId)?.focus();
          }}
          onSave={() => setSaving(true)}
          onQuotations={() => state.show(quotationsOf(query))}
          history={settings.keepSearches ? history.queries : nothing}
          onRecent={(text) => state.search(text)}
          onForget={(text) => void history.forget(text)}
          onHelp={() => state.openSheet({ kind: 'query-help' })}
        />
      </div>
      {searching && <IndexLine status={index} onRebuild={rebuild} />}
      <QueryChips
        query={answer?.query ?? ''}
        understood={answer?.understood ?? ''}
        explained={answer?.explained ?? []}
        // The timeline itself says which dates are chosen, and leads out of them.
        narrowings={
          dates.months.length === 0 ? list.narrowings : list.narrowings.filter(({ name }) => name !== 'dates')
        }
      />
      {searching && (
        <LoosenedLine
          relaxed={answer?.relaxed ?? []}
          found={(answer?.total ?? 0) > 0}
          didYouMean={meant}
          strict={state.strict}
          onStrict={state.setStrict}
          onQuery={(text) => state.search(text)}
        />
      )}
      {searching && answer !== undefined && (
        <Facets
          request={request}
          facets={answer.facets}
          total={answer.total}
          chosen={refinement}
          settled={settledFacet(view)}
          collections={overview?.collections ?? []}
          onChoose={(facet, value) => {
            const rest = without(refinement, [facet]);
            state.refine(value === null ? rest : { ...rest, [facet]: value });
          }}
        />
      )}
      <Timeline
        months={dates.months}
        days={dates.days}
        range={rangeOf(refinement)}
        onRange={(range) =>
          state.refine({ ...without(refinement, ['publishedFrom', 'publishedTo']), ...range })
        }
      />
      {saving && (
        <SaveSearchDialog
          query={queryWithFilter(
            saidQuery(request, answer?.understood),
            request.filter,
            collectionName,
            request.sort,
          )}
          suggestedName={withoutSort(query)}
          shown={
            (view.kind === 'saved-search' && overview?.savedSearches.find(({ id }) => id === view.id)) || null
          }
          lost={view.kind === 'import' ? 'only what came with one import' : null}
          onSaved={(saved) => state.show({ kind: 'saved-search', id: saved.id }, saved.query)}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}

/** That some of the words will do, the query language says with `OR`. */
function saidQuery({ query, match }: SearchRequest, understood: string | undefined): string {
  return match === 'all' || understood === undefined ? query : understood.replace(/ …$/, '');
}

/** In the view of a source there is no other source to choose. */
function settledFacet({ kind }: View): FacetName | null {
  return kind === 'source' || kind === 'place' || kind === 'tag' || kind === 'collection' ? kind : null;
}
