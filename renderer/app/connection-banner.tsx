import { useEffect, useState } from 'react';
import type { EventData } from '../../contract/events.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { Button } from '../ui/button.tsx';
import styles from './connection-banner.module.css';

/** The archive went away behind the window. What was typed stays on the screen and is sent when it is back. */
export function ConnectionBanner() {
  const archive = useArchive();
  const [connection, setConnection] = useState<EventData<'connection'>>({ state: 'connected' });
  useEffect(() => archive.on('connection', setConnection), [archive]);
  if (connection.state === 'connected') return null;
  const failed = connection.state === 'failed';
  return (
    <div className={styles.banner} data-failed={failed || undefined} role={failed ? 'alert' : 'status'}>
      <span>
        {failed
          ? (connection.message ?? 'The archive does not start.')
          : 'Reconnecting to your library… What you type is kept.'}
      </span>
      {failed && (
        <Button size="small" onClick={() => window.location.reload()}>
          Try again
        </Button>
      )}
    </div>
  );
}
