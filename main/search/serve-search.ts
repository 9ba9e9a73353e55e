import { parentPort, workerData } from 'node:worker_threads';
import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import type { Database } from '../storage/database.ts';
import { openSearchEngine } from './engine/open-search-engine.ts';
import type { SearchEngine } from './search-engine.ts';
import { createStoredTexts, openTextsDatabase } from './stored-texts.ts';
import type {
  EngineMethod,
  EngineOutput,
  FromSearchWorker,
  SearchWorkerData,
  ToSearchWorker,
} from './worker-protocol.ts';

/** The worker's side: owns the engine and answers calls as they come. */
export function serveSearch(): void {
  const port = parentPort;
  if (!port) throw new Error('The search worker runs in a worker thread.');
  const { folder, database: path }: SearchWorkerData = workerData;
  const send = (message: FromSearchWorker): void => port.postMessage(message);
  const open = async (): Promise<{ engine: SearchEngine; database: Database }> => {
    const database = openTextsDatabase(path);
    return { engine: await openSearchEngine({ folder, texts: createStoredTexts(database) }), database };
  };
  const opening = open();
  // Every call says why it failed.
  opening.catch(() => undefined);

  port.on('message', async (message: ToSearchWorker) => {
    const { call, method } = message;
    try {
      const { engine, database } = await opening;
      const value = await answer(engine, message);
      if (method === 'close') database.close();
      send({ call, ok: true, value });
    } catch (error) {
      const stack = error instanceof Error && !(error instanceof ArchiveError) ? (error.stack ?? null) : null;
      send({ call, ok: false, error: toErrorReport(error), stack });
    }
  });
}

function answer(engine: SearchEngine, message: ToSearchWorker): Promise<EngineOutput<EngineMethod>> {
  switch (message.method) {
    case 'add':
      return engine.add(...message.input);
    case 'remove':
      return engine.remove(...message.input);
    case 'setSuggestions':
      return engine.setSuggestions(...message.input);
    case 'find':
      return engine.find(...message.input);
    case 'quote':
      return engine.quote(...message.input);
    case 'suggest':
      return engine.suggest(...message.input);
    case 'mark':
      return engine.mark(...message.input);
    case 'flush':
      return engine.flush();
    case 'clear':
      return engine.clear();
    case 'status':
      return engine.status();
    case 'close':
      return engine.close();
  }
}
