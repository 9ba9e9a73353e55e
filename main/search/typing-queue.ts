import { ArchiveError } from '../../contract/errors.ts';
import type { EngineAnswer, SearchRequest } from './search-engine.ts';

type Find = (request: SearchRequest) => Promise<EngineAnswer>;

interface Next {
  request: SearchRequest;
  resolve(answer: EngineAnswer | Promise<EngineAnswer>): void;
  reject(error: Error): void;
}

/**
 * Lets one query that is being typed run at a time and keeps only the newest of those that wait: the letters between are
 * of no use to anybody once they are overtaken. Those are rejected as `cancelled`.
 */
export function createTypingQueue(find: Find): Find {
  let running = false;
  let next: Next | null = null;

  const run = async (request: SearchRequest): Promise<EngineAnswer> => {
    running = true;
    try {
      return await find(request);
    } finally {
      running = false;
      const waiting = next;
      next = null;
      if (waiting !== null) waiting.resolve(run(waiting.request));
    }
  };
  return (request) => {
    if (!running) return run(request);
    next?.reject(new ArchiveError('cancelled', 'A newer query took the place of this one.'));
    return new Promise((resolve, reject) => {
      next = { request, resolve, reject };
    });
  };
}
