import { PanelLeft, Search, Settings as SettingsIcon } from 'lucide-react';
import type { LibraryOverview } from '../../contract/model.ts';
import { useAbout } from '../archive/use-overview.ts';
import { ImportButton } from '../importing/import-button.tsx';
import type { StartImport } from '../importing/start-import.ts';
import { Sidebar } from '../library/sidebar.tsx';
import { formatBytes, formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { keyNames } from './key-names.ts';
import styles from './sidebar-pane.module.css';
import { useView } from './view-store.ts';

/** The sidebar with the way to everything at its head, and at its foot what the library weighs and what left it: nothing. */
export function SidebarPane({
  overview,
  start,
  onHide,
}: {
  overview: LibraryOverview | undefined;
  start: StartImport;
  onHide: () => void;
}) {
  const { view, show, openSheet } = useView();
  return (
    <Sidebar
      overview={overview}
      view={view}
      onView={show}
      onEmptyTrash={() => openSheet({ kind: 'empty-trash' })}
      head={
        <div className={styles.head}>
          <button type="button" className={styles.go} onClick={() => openSheet({ kind: 'palette' })}>
            <Search size={14} aria-hidden />
            <span>Go to…</span>
            <KeyHint keys={keyNames('$mod+KeyK')} />
          </button>
          <IconButton
            label="Hide the sidebar"
            shortcut="["
            icon={<PanelLeft size={16} aria-hidden />}
            onClick={onHide}
          />
        </div>
      }
      foot={
        <div className={styles.foot}>
          <div className={styles.doors}>
            <ImportButton start={start} onHistory={() => openSheet({ kind: 'imports', receipt: null })} />
            <IconButton
              label="Settings"
              shortcut={keyNames('$mod+Comma')}
              icon={<SettingsIcon size={16} aria-hidden />}
              onClick={() => openSheet({ kind: 'settings' })}
            />
          </div>
          <p className={styles.figures}>
            {overview !== undefined && `${formatBytes(overview.bytes)} · `}
            <Requests />
          </p>
        </div>
      }
    />
  );
}

function Requests() {
  const about = useAbout();
  const denied = about?.requestsDenied ?? 0;
  return (
    <span title="Carrel makes no network requests, and refuses those that articles ask for.">
      0 network requests{denied > 0 && `, ${formatNumber(denied)} refused`}
    </span>
  );
}
