import { FolderSync, X } from 'lucide-react';
import type { WatchedFolder } from '../../contract/import-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useWatchedFolders } from '../archive/imports.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import { useAbout } from '../archive/use-overview.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './import-drawer.module.css';

/** Folders whose new files import themselves: which there are, and whether they are there. */
export function WatchedFolders() {
  const archive = useArchive();
  const about = useAbout();
  const folders = useWatchedFolders();
  const choose = async (): Promise<void> => {
    try {
      const { folder } = await archive.host.chooseAndWatch({});
      if (folder !== null)
        announce({ title: `New files in “${nameOf(folder)}” import themselves from now on` });
    } catch (error) {
      announceFailure('Could not watch this folder', error);
    }
  };
  const remove = async (folder: WatchedFolder): Promise<void> => {
    try {
      await archive.watching.remove({ id: folder.id });
      announce({ title: `“${nameOf(folder)}” is no longer watched` });
    } catch (error) {
      announceFailure(`Could not stop watching “${nameOf(folder)}”`, error);
    }
  };

  return (
    <section className={styles.section} aria-label="Watched folders">
      <h3 className={styles.heading}>Watched folders</h3>
      <p className={styles.figures}>
        New files there import themselves, each once, when they have stopped growing.
      </p>
      <ul>
        {folders?.map((folder) => (
          <li key={folder.id} className={styles.entry}>
            <FolderSync
              size={15}
              className={folder.state === 'watching' ? styles.good : styles.bad}
              aria-hidden
            />
            <div className={styles.words}>
              <span className={styles.name}>{nameOf(folder)}</span>
              <span className={styles.path}>{folder.path}</span>
              {folder.message !== null && <span className={styles.path}>{folder.message}</span>}
            </div>
            <IconButton
              label={`Stop watching ${nameOf(folder)}`}
              icon={<X size={14} aria-hidden />}
              onClick={() => void remove(folder)}
            />
          </li>
        ))}
      </ul>
      {about?.capabilities.nativeFiles === true ? (
        <Button size="small" onClick={() => void choose()}>
          Watch a folder…
        </Button>
      ) : (
        <p className={styles.figures}>
          A browser may not name a folder: use the desktop program, or <code>carrel watch add FOLDER</code>.
        </p>
      )}
    </section>
  );
}

function nameOf({ path }: WatchedFolder): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}
