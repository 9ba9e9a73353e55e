import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './link-dialog.module.css';

/**
 * Before a link leaves the library: where it really leads. Here the reader follows it themselves, in their own browser;
 * hosts that can open addresses ask in a dialog of their own instead.
 */
export function LinkDialog({
  address,
  onCopy,
  onClose,
}: {
  address: string | null;
  onCopy: (address: string) => void;
  onClose: () => void;
}) {
  const parts = address === null ? null : splitAddress(address);
  return (
    <Dialog
      open={address !== null}
      onClose={onClose}
      title="Leave the library?"
      size="small"
      description="This link leads out to the network. Carrel itself never goes there."
      footer={
        <>
          <Button
            onClick={() => {
              if (address !== null) onCopy(address);
              onClose();
            }}
          >
            Copy address
          </Button>
          {address !== null && (
            <a
              className={styles.follow}
              href={address}
              target="_blank"
              rel="noopener noreferrer"
              onClick={onClose}
            >
              Open
            </a>
          )}
        </>
      }
    >
      {parts !== null && (
        <p className={styles.address}>
          {parts.before}
          <strong>{parts.host}</strong>
          {parts.after}
        </p>
      )}
    </Dialog>
  );
}

/** With the host in the middle, in the form that cannot pretend to be another (punycode). */
export function splitAddress(address: string): { before: string; host: string; after: string } {
  if (!URL.canParse(address)) return { before: address, host: '', after: '' };
  const url = new URL(address);
  const host = url.protocol === 'mailto:' ? url.pathname : url.host;
  const at = url.href.indexOf(host, url.protocol.length);
  return { before: url.href.slice(0, at), host, after: url.href.slice(at + host.length) };
}
