import { File, FolderOpen, PanelLeft, Sparkles } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './first-screen.module.css';
import type { StartImport } from './start-import.ts';

/** An empty library is an invitation. */
export function FirstScreen({
  start,
  onSidebar,
}: {
  start: StartImport;
  /** Shows the sidebar, where it is not in view. */
  onSidebar: (() => void) | null;
}) {
  return (
    <main className={styles.screen} aria-labelledby="first-screen-title">
      {onSidebar !== null && (
        <IconButton
          className={styles.side ?? ''}
          label="Show the sidebar"
          shortcut="["
          icon={<PanelLeft size={17} aria-hidden />}
          onClick={onSidebar}
        />
      )}
      <div className={styles.words}>
        <h1 id="first-screen-title" className={styles.title}>
          A quiet desk for everything you keep to read
        </h1>
        <p className={styles.lead}>
          Bring in article files: saved pages, Markdown, plain text, whole folders of them. Carrel finds any
          word in them at once, and keeps your highlights and notes. Nothing leaves this computer.
        </p>
        <div className={styles.actions}>
          <Button
            kind="primary"
            size="large"
            icon={<FolderOpen size={17} aria-hidden />}
            onClick={() => void start.choose('folder')}
          >
            Import a folder
          </Button>
          <Button
            size="large"
            icon={<File size={17} aria-hidden />}
            onClick={() => void start.choose('files')}
          >
            Import files
          </Button>
        </div>
        <p className={styles.drop}>or drop files and folders anywhere on this window.</p>
        <div className={styles.samples}>
          <p>Nothing at hand?</p>
          <Button kind="quiet" icon={<Sparkles size={15} aria-hidden />} onClick={() => void start.samples()}>
            Begin with the sample articles
          </Button>
        </div>
      </div>
    </main>
  );
}
