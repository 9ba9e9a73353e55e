import {
  ArrowLeft,
  ArrowRight,
  Ellipsis,
  NotebookPen,
  PanelLeft,
  Star,
  TableOfContents,
  Tag,
} from 'lucide-react';
import type { RefObject } from 'react';
import type { Article } from '../../contract/model.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { FindBox } from './find-box.tsx';
import styles from './reading-toolbar.module.css';
import { TypePanel } from './type-panel.tsx';
import type { Find } from './use-find.ts';
import { type ReadingView, ViewSwitch } from './view-switch.tsx';

/** What the toolbar can ask for. `null` where there is nowhere to go. */
export interface ToolbarActions {
  close: (() => void) | null;
  back: (() => void) | null;
  forward: (() => void) | null;
  star: (starred: boolean) => void;
  setState: (state: Article['state']) => void;
  editTags: () => void;
  editDetails: () => void;
  toggleNotes: () => void;
  /** Null where there is nothing but the text. */
  show: ((view: ReadingView) => void) | null;
  print: () => void;
  showProvenance: () => void;
  toggleContents: () => void;
  download: () => void;
  copyCitation: () => void;
  copyLink: () => void;
  openWindow: (() => void) | null;
  readAloud: () => void;
  focusMode: () => void;
  copyAddress: () => void;
  trash: () => void;
}

export function ReadingToolbar({
  article,
  progress,
  notesOpen,
  contents,
  find,
  findField,
  onLeaveFind,
  view,
  views,
  actions,
}: {
  article: Article | undefined;
  /** Null where the whole article is in view. */
  progress: number | null;
  notesOpen: boolean;
  /** Null where the article has none. */
  contents: { open: boolean } | null;
  find: Find;
  findField: RefObject<HTMLInputElement | null>;
  onLeaveFind: () => void;
  view: ReadingView;
  views: readonly ReadingView[];
  actions: ToolbarActions;
}) {
  const { back, forward, close } = actions;
  const starred = article?.starred ?? false;
  return (
    <div className={styles.bar} role="toolbar" aria-label="Reading">
      {close !== null && (
        <IconButton label="Back to the list" icon={<PanelLeft size={17} aria-hidden />} onClick={close} />
      )}
      <span className={styles.wide}>
        <IconButton
          label="Previous article read"
          icon={<ArrowLeft size={17} aria-hidden />}
          disabled={back === null}
          onClick={() => back?.()}
        />
        <IconButton
          label="Next article read"
          icon={<ArrowRight size={17} aria-hidden />}
          disabled={forward === null}
          onClick={() => forward?.()}
        />
      </span>
      {contents !== null && view === 'text' && (
        <IconButton
          label={contents.open ? 'Hide the contents' : 'Contents'}
          shortcut="O"
          pressed={contents.open}
          icon={<TableOfContents size={16} aria-hidden />}
          onClick={actions.toggleContents}
        />
      )}
      <span className={styles.space} />
      {actions.show !== null && <ViewSwitch view={view} views={views} onChange={actions.show} />}
      <FindBox find={find} field={findField} onLeave={onLeaveFind} />
      <TypePanel />
      <IconButton
        label={starred ? 'Take the star away' : 'Star'}
        shortcut="S"
        pressed={starred}
        icon={<Star size={16} aria-hidden fill={starred ? 'currentColor' : 'none'} />}
        disabled={article === undefined}
        onClick={() => actions.star(!starred)}
      />
      <span className={styles.wide}>
        <IconButton
          label="Tags"
          shortcut="T"
          icon={<Tag size={16} aria-hidden />}
          disabled={article === undefined}
          onClick={actions.editTags}
        />
      </span>
      <IconButton
        label={notesOpen ? 'Hide notes' : 'Show notes'}
        pressed={notesOpen}
        icon={<NotebookPen size={16} aria-hidden />}
        onClick={actions.toggleNotes}
      />
      <MoreMenu article={article} view={view} actions={actions} />
      {progress !== null && (
        <div
          className={styles.progress}
          role="progressbar"
          aria-label="Read so far"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(progress * 100)}
        >
          <div style={{ width: `${progress * 100}%` }} />
        </div>
      )}
    </div>
  );
}

function MoreMenu({
  article,
  view,
  actions,
}: {
  article: Article | undefined;
  view: ReadingView;
  actions: ToolbarActions;
}) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="More" icon={<Ellipsis size={17} aria-hidden />} disabled={article === undefined} />
      }
    >
      {article?.state !== 'finished' && (
        <MenuItem shortcut="E" onSelect={() => actions.setState('finished')}>
          Mark as finished
        </MenuItem>
      )}
      {article?.state !== 'unread' && (
        <MenuItem shortcut="M" onSelect={() => actions.setState('unread')}>
          Mark as unread
        </MenuItem>
      )}
      <MenuItem shortcut="T" onSelect={actions.editTags}>
        Tags…
      </MenuItem>
      <MenuItem onSelect={actions.editDetails}>Edit details…</MenuItem>
      <MenuItem shortcut="Shift I" onSelect={actions.showProvenance}>
        Where it came from…
      </MenuItem>
      <MenuSeparator />
      {actions.openWindow !== null && (
        <MenuItem shortcut="Shift Enter" onSelect={actions.openWindow}>
          Open in a new window
        </MenuItem>
      )}
      {view === 'text' && (
        <MenuItem shortcut="L" onSelect={actions.readAloud}>
          Read aloud
        </MenuItem>
      )}
      <MenuItem shortcut="Z" onSelect={actions.focusMode}>
        Only the page
      </MenuItem>
      <MenuSeparator />
      <MenuItem shortcut="Y" onSelect={actions.copyLink}>
        Copy link
      </MenuItem>
      <MenuItem onSelect={actions.copyCitation}>Copy citation</MenuItem>
      {article?.address != null && <MenuItem onSelect={actions.copyAddress}>Copy address</MenuItem>}
      <MenuItem onSelect={actions.download}>Save the original file</MenuItem>
      <MenuItem onSelect={actions.print}>Print, or save as PDF…</MenuItem>
      <MenuSeparator />
      <MenuItem danger shortcut="#" onSelect={actions.trash}>
        Move to the trash
      </MenuItem>
    </Menu>
  );
}
