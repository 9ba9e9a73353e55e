import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Article } from '../../contract/model.ts';
import { printWishes } from '../../contract/print-wishes.ts';
import { printPapers, type Settings } from '../../contract/settings-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import { useSettings } from '../archive/use-settings.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './print-dialog.module.css';
import { printInBrowser } from './print-in-browser.ts';

/** What goes on paper with an article, and where to: a printer or a PDF. */
export function PrintDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const archive = useArchive();
  const { settings, changeSettings } = useSettings();
  const [busy, setBusy] = useState(false);
  const { data: about } = useQuery({ queryKey: ['about'], queryFn: () => archive.host.about() });
  const hostPrints = about?.capabilities.print ?? false;
  const change = (part: Partial<Settings>): void => {
    changeSettings(part).catch((error: unknown) => announceFailure('The setting was not kept', error));
  };
  const print = async (to: 'printer' | 'pdf'): Promise<void> => {
    setBusy(true);
    try {
      if (hostPrints) {
        const { done } = await archive.host.printArticle({ article: article.id, to });
        if (done && to === 'pdf') announce({ title: 'The PDF was saved' });
      } else await printInBrowser(article.id, printWishes(settings, true));
      onClose();
    } catch (error) {
      announceFailure('The article was not printed', error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title="Print"
      size="small"
      footer={
        hostPrints ? (
          <>
            <Button disabled={busy} onClick={() => void print('printer')}>
              Print…
            </Button>
            <Button kind="primary" disabled={busy} onClick={() => void print('pdf')}>
              Save as PDF…
            </Button>
          </>
        ) : (
          <Button kind="primary" disabled={busy} onClick={() => void print('printer')}>
            Print or save as PDF…
          </Button>
        )
      }
    >
      <div className={styles.choices}>
        <label>
          <input
            type="checkbox"
            checked={settings.printHighlights}
            onChange={(event) => change({ printHighlights: event.target.checked })}
          />
          Highlights in their colours
        </label>
        <label>
          <input
            type="checkbox"
            checked={settings.printNotes}
            onChange={(event) => change({ printNotes: event.target.checked })}
          />
          Comments and the note, at the end
        </label>
        <label>
          <input
            type="checkbox"
            checked={settings.paragraphNumbers}
            onChange={(event) => change({ paragraphNumbers: event.target.checked })}
          />
          Numbers of paragraphs
        </label>
        <fieldset className={styles.paper}>
          <legend>Paper</legend>
          {printPapers.map((paper) => (
            <label key={paper}>
              <input
                type="radio"
                name="paper"
                checked={settings.printPaper === paper}
                onChange={() => change({ printPaper: paper })}
              />
              {paper}
            </label>
          ))}
        </fieldset>
        <p className={styles.hint}>
          In your typeface and size, with page numbers and the source at the foot.
        </p>
      </div>
    </Dialog>
  );
}
