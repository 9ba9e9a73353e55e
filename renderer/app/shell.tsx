import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportSummary } from '../../contract/model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { useImportEvents, useRunningImports } from '../archive/imports.ts';
import { announceFailure } from '../archive/notices.ts';
import type { Uploads } from '../archive/uploads.ts';
import { useArticle } from '../archive/use-article.ts';
import { useLibraryChanges } from '../archive/use-library-changes.ts';
import { useOverview } from '../archive/use-overview.ts';
import { useSettings } from '../archive/use-settings.ts';
import { DropZone } from '../importing/drop-zone.tsx';
import { FirstScreen } from '../importing/first-screen.tsx';
import { outcomeWords } from '../importing/import-words.ts';
import { useStartImport } from '../importing/start-import.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PaneHandle } from '../ui/pane-handle.tsx';
import { SideSheet } from '../ui/side-sheet.tsx';
import { showToast } from '../ui/toasts.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { focusedId } from './desk.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useLinkEvents } from './follow-link.ts';
import { useKeyboard } from './keyboard.ts';
import type { ListControl } from './list-control.ts';
import { MainPane } from './main-pane.tsx';
import type { PlaceControl } from './place-control.ts';
import { ReaderPane } from './reader-pane.tsx';
import { Sheets } from './sheets.tsx';
import styles from './shell.module.css';
import { SidebarPane } from './sidebar-pane.tsx';
import { StatusBar } from './status-bar.tsx';
import { useTheme } from './theme.ts';
import { useArrangement } from './use-arrangement.ts';
import { useCommandEvents, useCommands } from './use-commands.ts';

import { useView } from './view-store.ts';
import { viewTitle } from './view-words.ts';

/** The window: sidebar, list and reader side by side, as many of them as there is room for. */
export function Shell({ uploads }: { uploads: Uploads | null }) {
  useLibraryChanges();
  useImportEvents(tellImport);
  const { overview, failure } = useOverview();
  const { settings, known, changeSettings } = useSettings();
  const start = useStartImport(uploads);
  const list = useRef<ListControl>(null);
  const reader = useRef<PlaceControl>(null);
  const { view, desk, setPane, sidebarOver, setSidebarOver } = useView();
  const { sidebarFits, sidebarBeside, showList, showReader, single, bare, mostList } =
    useArrangement(settings);
  const [drag, setDrag] = useState<{ sidebar?: number; list?: number }>({});
  useTheme(settings.theme, known);
  const title = viewTitle(view, overview);
  // A window of one article has its name, so that windows can be told apart.
  const openedArticle = useArticle(bare ? focusedId(desk, 'article') : null).article;
  const opened = openedArticle?.title;
  useEffect(() => {
    document.title = `${opened ?? title} · Carrel`;
  }, [opened, title]);

  const change = useCallback(
    (next: Partial<Settings>): void => {
      changeSettings(next).catch((error: unknown) => announceFailure('Could not keep this setting', error));
    },
    [changeSettings],
  );
  const toggleSidebar = (): void => {
    if (sidebarFits) change({ sidebarOpen: !settings.sidebarOpen });
    else setSidebarOver(!useView.getState().sidebarOver);
  };
  const commands = useCommands({
    list,
    reader,
    start,
    settings,
    overview,
    onChangeSettings: change,
    onToggleSidebar: toggleSidebar,
  });
  useKeyboard(commands);
  useCommandEvents(commands);
  useLinkEvents();

  const sidebar = <SidebarPane overview={overview} start={start} onHide={toggleSidebar} />;
  const listWidth = Math.min(drag.list ?? settings.listWidth, mostList);
  const empty = useEmptyLibrary();

  return (
    <div className={styles.shell}>
      <ConnectionBanner />
      <div className={styles.panes}>
        {sidebarBeside && (
          <aside
            className={styles.sidebar}
            style={{ width: drag.sidebar ?? settings.sidebarWidth }}
            aria-label="Sidebar"
          >
            <ErrorBoundary part="The sidebar">{sidebar}</ErrorBoundary>
            <PaneHandle
              label="Width of the sidebar"
              width={drag.sidebar ?? settings.sidebarWidth}
              least={180}
              most={420}
              onResize={(width) => setDrag({ ...drag, sidebar: width })}
              onDone={(sidebarWidth) => {
                setDrag({});
                change({ sidebarWidth });
              }}
              onCollapse={() => change({ sidebarOpen: false })}
            />
          </aside>
        )}
        {failure !== null && overview === undefined ? (
          <EmptyState alert title="The library does not answer">
            {failure.message}
          </EmptyState>
        ) : empty && !bare ? (
          <FirstScreen start={start} onSidebar={sidebarBeside ? null : toggleSidebar} />
        ) : (
          <>
            {showList && (
              <main className={styles.list} style={{ width: showReader ? listWidth : '100%' }}>
                <ErrorBoundary part="The list">
                  <MainPane
                    settings={settings}
                    overview={overview}
                    control={list}
                    onSidebar={sidebarBeside ? null : toggleSidebar}
                    onChangeSettings={change}
                    onRead={() => requestAnimationFrame(() => reader.current?.read())}
                  />
                </ErrorBoundary>
                {showReader && (
                  <PaneHandle
                    label="Width of the list"
                    width={listWidth}
                    least={260}
                    most={Math.min(640, mostList)}
                    onResize={(width) => setDrag({ ...drag, list: width })}
                    onDone={(next) => {
                      setDrag({});
                      change({ listWidth: next });
                    }}
                    onCollapse={() => change({ listOpen: false })}
                  />
                )}
              </main>
            )}
            {/* One element whatever is beside it: another would begin the open page anew. */}
            <div className={styles.reader} hidden={!showReader} {...(!showList && { role: 'main' })}>
              {!showList && <h1 className="spoken">{opened ?? 'Carrel'}</h1>}
              {showReader && (
                <ReaderPane
                  settings={settings}
                  control={reader}
                  onChangeSettings={change}
                  onList={
                    bare || showList
                      ? null
                      : single
                        ? () => setPane('list')
                        : () => change({ listOpen: true })
                  }
                />
              )}
            </div>
          </>
        )}
      </div>
      {!bare && <StatusBar overview={overview} />}
      {!sidebarFits && !bare && (
        <SideSheet open={sidebarOver} onClose={() => setSidebarOver(false)} label="Sidebar">
          {sidebar}
        </SideSheet>
      )}
      <Sheets overview={overview} commands={commands} />
      <DropZone
        onDrop={uploads === null ? null : (transfer, collection) => void start.drop(transfer, collection)}
      />
    </div>
  );
}

function useEmptyLibrary(): boolean {
  const { overview } = useOverview();
  const running = useRunningImports();
  const { view, query } = useView();
  return (
    overview !== undefined &&
    overview.counts.all === 0 &&
    running.length === 0 &&
    query === '' &&
    view.kind === 'scope' &&
    view.scope === 'all'
  );
}

function tellImport(summary: ImportSummary): void {
  const { openSheet } = useView.getState();
  if (summary.dryRun && summary.state !== 'cancelled') {
    openSheet({ kind: 'imports', receipt: summary.id });
    return;
  }
  showToast({
    title: summary.state === 'cancelled' ? `Cancelled “${summary.label}”` : `Imported “${summary.label}”`,
    description: outcomeWords(summary),
    failure: summary.state === 'interrupted',
    action: { label: 'Receipt', run: () => openSheet({ kind: 'imports', receipt: summary.id }) },
  });
}
