import type { Client } from '../../contract/client.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { IndexStatus } from '../../contract/search-model.ts';

const betweenLooksMs = 25;

/** Settles when the index holds all that the library holds: an answer from half an index would be a surprise. */
export async function indexReady(client: Client): Promise<void> {
  const { state, indexed, total, message } = await indexSettled(client);
  if (state === 'failed')
    throw new ArchiveError(
      'internal',
      `The search index holds ${indexed} of ${total} articles and cannot go on: ${message ?? 'unknown reason'}. "carrel verify --repair" makes it anew.`,
    );
}

/** The same, and also settles when the index has failed. */
export async function indexSettled(client: Client): Promise<IndexStatus> {
  for (;;) {
    const status = await client.search.status();
    if (status.state === 'ready' || status.state === 'failed') return status;
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}
