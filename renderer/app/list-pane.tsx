import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { articleLink, parseLink } from '../../contract/carrel-link.ts';
import type { LibraryOverview } from '../../contract/model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { releaseLists, useListHold } from '../archive/list-hold.ts';
import { useOpenWindow } from '../archive/use-open-window.ts';
import { useIndexStatus } from '../archive/use-overview.ts';
import { everything } from '../archive/view.ts';
import { ArticleList } from '../library/article-list.tsx';
import { BulkBar } from '../library/bulk-bar.tsx';
import { useSelection } from '../library/selection-store.ts';
import { NoHits } from '../searching/no-hits.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { VirtualListHandle } from '../ui/virtual-list.tsx';
import { useFollowLink } from './follow-link.ts';
import { type ListControl, useListControl } from './list-control.ts';
import { moveByKey, type Reading, useKeysFromNowhere } from './list-keys.ts';
import { ListLine } from './list-line.tsx';
import { ListMenu } from './list-menu.tsx';
import styles from './list-pane.module.css';
import { ListSearch } from './list-search.tsx';
import { type List, useList } from './use-list.ts';
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
  const { settings, overview, onRead } = props;
  const { view, query, search, openSheet } = useView();
  const follow = useFollowLink();
  const list = useList(settings, overview, true);
  const { rows, searching } = list;
  const handle = useRef<VirtualListHandle>(null);
  const control = useListControl(rows, handle);
  useImperativeHandle(props.control, () => control);
  const { active, selected, clear } = useSelection();
  const changes = useArticleChanges();
  const queries = useQueryClient();
  const [menuRow, setMenuRow] = useState(-1);
  const title = viewTitle(view, overview);
  const collection =
    view.kind === 'collection' ? overview?.collections.find(({ id }) => id === view.id) : undefined;
  const chosen = [...selected];

  useEffect(() => useListHold.setState({ wanted: active >= 0 }), [active]);
  const openWindow = useOpenWindow();
  const read = (how: Reading = 'here'): void => {
    if (how === 'window') control.openElsewhere(({ id }) => openWindow(articleLink(id)));
    else {
      control.open();
      onRead();
    }
  };
  useKeysFromNowhere((event) => moveByKey(event, control, read));

  return (
    <section className={styles.pane} aria-label={title}>
      <h1 className="spoken">{title}</h1>
      <ListSearch
        list={list}
        overview={overview}
        onSidebar={props.onSidebar}
        onMove={control.move}
        onEnter={() => {
          if (parseLink(query.trim()) === null) read();
          else {
            search('');
            follow(query);
          }
        }}
      />
      {selected.size > 0 ? (
        <BulkBar
          ids={chosen}
          inTrash={view.kind === 'scope' && view.scope === 'trash'}
          onTags={() => openSheet({ kind: 'tags', ids: chosen })}
          onCollections={() => openSheet({ kind: 'collections', ids: chosen })}
          onErase={() => openSheet({ kind: 'erase', ids: chosen })}
          onClear={clear}
        />
      ) : (
        <ListLine
          title={title}
          list={list}
          settings={settings}
          onChangeSettings={props.onChangeSettings}
          onShowMore={() => {
            handle.current?.toTop();
            releaseLists(queries);
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the list inside, which holds the focus */}
      <div className={styles.rows} onKeyDown={(event) => moveByKey(event, control, read)}>
        {rows.total === 0 ? (
          <NoRows list={list} />
        ) : (
          <ArticleList
            rows={rows}
            label={title}
            density={settings.density}
            searching={searching}
            tags={overview?.tags ?? []}
            handle={handle}
            onChoose={control.choose}
            onOpenWindow={(id) => openWindow(articleLink(id))}
            onStar={(id, starred) => void changes.star([id], starred)}
            menu={
              <ListMenu
                row={rows.rowAt(menuRow)}
                overview={overview}
                collection={collection ?? null}
                onOpen={() => read()}
              />
            }
            onMenu={(row) => {
              setMenuRow(row);
              const article = rows.rowAt(row)?.article;
              if (article !== undefined && !selected.has(article.id))
                useSelection.getState().activate(row, article.id);
            }}
          />
        )}
      </div>
    </section>
  );
}

/** Nothing to list: because it failed, because nothing answers, or because there is nothing. */
function NoRows({ list: { rows, searching, narrowings, answer } }: { list: List }) {
  const { view, query, strict, show, search, setStrict } = useView();
  const index = useIndexStatus();
  // The line above says it already, and what can be done.
  if (searching && index?.state === 'failed') return null;
  if (rows.failure !== null)
    return (
      <EmptyState
        alert
        title={searching ? 'The search was not answered' : 'The articles could not be listed'}
      >
        {rows.failure.message}
      </EmptyState>
    );
  if (!rows.settled) return null;
  if (searching)
    return (
      <NoHits
        query={query}
        explained={answer?.explained ?? []}
        narrowings={narrowings}
        index={index}
        onWiden={() => {
          show(everything);
          search(query, { typing: true });
        }}
        strict={strict}
        onRelax={() => setStrict(false)}
      />
    );
  const { title, words } = emptyWords(view);
  return narrowings.length > 0 ? (
    <EmptyState title="Nothing here">Take away what narrows the list to see all of it.</EmptyState>
  ) : (
    <EmptyState title={title}>{words}</EmptyState>
  );
}
