import type { Article } from '../../contract/model.ts';
import { announce } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Provenance } from './provenance.tsx';

/** The card of where an article came from: reached from the reader, where a doubt arises. */
export function ProvenanceDialog({
  article,
  onDetails,
  onClose,
}: {
  article: Article;
  onDetails: () => void;
  onClose: () => void;
}) {
  const copy = async (): Promise<void> => {
    const done = await copyText(article.provenance.sha256);
    announce(done ? { title: 'SHA-256 copied' } : { title: 'It could not be copied', failure: true });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={article.title}
      onlyText
      footer={
        <>
          <Button onClick={() => void copy()}>Copy the SHA-256</Button>
          <Button onClick={onDetails}>Edit details…</Button>
        </>
      }
    >
      <Provenance article={article} />
    </Dialog>
  );
}
