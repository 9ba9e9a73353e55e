import { PanelLeft } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { LibraryOverview, Settings } from '../../contract/model.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { useIndexStatus } from '../archive/use-overview.ts';
import { everything, searchesEverywhere } from '../archive/view.ts';
import { ArticleList, articleListId, rowId } from '../library/article-list.tsx';
import { BulkBar } from '../library/bulk-bar.tsx';
import { useSelection } from '../library/selection-store.ts';
import { Timeline } from '../library/timeline.tsx';
import { Facets } from '../searching/facets.tsx';
import { IndexLine } from '../searching/index-line.tsx';
import { NoHits } from '../searching/no-hits.tsx';
import { QueryChips } from '../searching/query-chips.tsx';
import { queryWithFilter } from '../searching/query-with-filter.ts';
import { SaveSearchDialog } from '../searching/save-search-dialog.tsx';
import { SearchField } from '../searching/search-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { VirtualListHandle } from '../ui/virtual-list.tsx';
import { type ListControl, useListControl } from './list-control.ts';
import { ListLine } from './list-line.tsx';
import { ListMenu } from './list-menu.tsx';
import styles from './list-pane.module.css';
import { useList } from './use-list.ts';
import { useView } from './view-store.ts';
import { emptyWords, viewTitle } from './view-words.ts';

export interface ListPaneProps {
  settings: Settings;
  overview: LibraryOverview | undefined;
  control: RefObject<ListControl | null>;
  /** Shows the sidebar, where it is not in view. */
  onSidebar: (() => void) | null;
  onChangeSettings: (change: Partial<Settings>) => void;
  /** Takes the keyboard to the open article. */
  onRead: () => void;
}

/** Search field, chips, timeline, and the rows below them. */
export function ListPane(props: ListPaneProps) {
  const { settings, overview, control: controlRef, onSidebar, onRead } = props;
  const state = useView();
  const { view, query, refinement } = state;
  const list = useList(settings, overview, true);
  const { rows, searching, answer, narrowings } = list;
  const handle = useRef<VirtualListHandle>(null);
  const control = useListControl(rows, handle);
  useImperativeHandle(controlRef, () => control);
  const { active, selected, clear } = useSelection();
  const changes = useArticleChanges();
  const index = useIndexStatus();
  const [saving, setSaving] = useState(false);
  const [menuRow, setMenuRow] = useState(-1);
  const title = viewTitle(view, overview);
  const collection =
    view.kind === 'collection' ? overview?.collections.find(({ id }) => id === view.id) : undefined;
  const range =
    refinement.publishedFrom !== undefined && refinement.publishedTo !== undefined
      ? { publishedFrom: refinement.publishedFrom, publishedTo: refinement.publishedTo }
      : null;

  const read = (): void => {
    control.open();
    onRead();
  };
  useArrowsFromNowhere((event) => moveByKey(event, control, read));
  return (
    <section className={styles.pane} aria-label={title}>
      <h1 className="spoken">{title}</h1>
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
              ? `Search ${overview === undefined ? '' : formatNumber(overview.counts.all)} articles`
              : `Search in ${title}`
          }
          asked={state.searchAsked}
          onType={(text) => state.search(text, { typing: true })}
          onMove={control.move}
          onEnter={read}
          onLeave={() => document.getElementById(articleListId)?.focus()}
          onSave={() => setSaving(true)}
        />
      </div>
      <QueryChips
        query={answer?.query ?? ''}
        understood={answer?.understood ?? ''}
        relaxed={answer?.relaxed ?? []}
        strict={searching && state.strict}
        onStrict={state.setStrict}
        narrowings={narrowings}
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
        onRange={(next) => {
          const { publishedFrom: _from, publishedTo: _to, ...rest } = refinement;
          state.refine({ ...rest, ...next });
        }}
      />
      {searching && <IndexLine status={index} />}
      {selected.size > 0 ? (
        <BulkBar
          ids={[...selected]}
          inTrash={view.kind === 'scope' && view.scope === 'trash'}
          onTags={() => state.openSheet({ kind: 'tags', ids: [...selected] })}
          onCollections={() => state.openSheet({ kind: 'collections', ids: [...selected] })}
          onErase={() => state.openSheet({ kind: 'erase', ids: [...selected] })}
          onClear={clear}
        />
      ) : (
        <ListLine title={title} list={list} settings={settings} onChangeSettings={props.onChangeSettings} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the list inside, which holds the focus */}
      <div className={styles.rows} onKeyDown={(event) => moveByKey(event, control, read)}>
        {rows.total > 0 ? (
          <ArticleList
            rows={rows}
            label={title}
            density={settings.density}
            searching={searching}
            tags={overview?.tags ?? []}
            handle={handle}
            onChoose={control.choose}
            onStar={(id, starred) => void changes.star([id], starred)}
            menu={
              <ListMenu
                row={rows.rowAt(menuRow)}
                overview={overview}
                collection={collection ?? null}
                onOpen={read}
              />
            }
            onMenu={(row) => {
              setMenuRow(row);
              const article = rows.rowAt(row)?.article;
              if (article !== undefined && !selected.has(article.id))
                useSelection.getState().activate(row, article.id);
            }}
          />
        ) : rows.failure !== null ? (
          <EmptyState alert title="The articles could not be listed">
            {rows.failure.message}
          </EmptyState>
        ) : !rows.settled ? null : searching ? (
          <NoHits
            query={query}
            narrowed={narrowings.length > 0}
            onWiden={() => {
              state.show(everything);
              state.search(query, { typing: true });
            }}
            strict={state.strict}
            onRelax={() => state.setStrict(false)}
          />
        ) : (
          <EmptyState title={narrowings.length > 0 ? 'Nothing in these dates' : emptyWords(view).title}>
            {narrowings.length > 0 ? 'Clear the dates to see all of them.' : emptyWords(view).words}
          </EmptyState>
        )}
      </div>
      {saving && (
        <SaveSearchDialog
          query={queryWithFilter(query, list.filter, collection?.name ?? null)}
          suggestedName={query.trim()}
          onSaved={(saved) => state.show({ kind: 'saved-search', id: saved.id }, saved.query)}
          onClose={() => setSaving(false)}
        />
      )}
    </section>
  );
}

/** While nothing has the keyboard, its keys are the list's. */
function useArrowsFromNowhere(press: (event: globalThis.KeyboardEvent) => void): void {
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (event.target === document.body && !event.defaultPrevented) newest.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault' | 'stopPropagation'>;

/** The list's own keys, while it has the focus; letters are commands of the window. */
function moveByKey(event: Press, control: ListControl, read: () => void): void {
  const extend = event.shiftKey;
  switch (event.key) {
    case 'ArrowDown':
      control.move(1, { extend });
      break;
    case 'ArrowUp':
      control.move(-1, { extend });
      break;
    case 'PageDown':
      control.move(control.pageSize(), { extend });
      break;
    case 'PageUp':
      control.move(-control.pageSize(), { extend });
      break;
    case 'Home':
      control.moveTo('first', { extend });
      break;
    case 'End':
      control.moveTo('last', { extend });
      break;
    case 'Enter':
      read();
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
