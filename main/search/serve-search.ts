import { parentPort, workerData } from 'node:worker_threads';
import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import { openDatabase } from '../storage/database.ts';
import { openSearchEngine } from './engine/open-search-engine.ts';
import type { SearchEngine } from './search-engine.ts';
import { createStoredTexts } from './stored-texts.ts';
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
  const database = openDatabase(path, { readOnly: true });
  const opening = openSearchEngine({ folder, texts: createStoredTexts(database) });
  const send = (message: FromSearchWorker): void => port.postMessage(message);

  port.on('message', async (message: ToSearchWorker) => {
    const { call } = message;
    try {
      const value = await answer(await opening, message);
      send({ call, ok: true, value });
      if (message.method === 'close') {
        database.close();
        port.close();
      }
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
