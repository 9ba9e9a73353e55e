import { ArchiveError } from '../../contract/errors.ts';
import type { EngineAnswer, SearchRequest } from './search-engine.ts';

type Find = (request: SearchRequest) => Promise<EngineAnswer>;

interface Waiting {
  request: SearchRequest;
  resolve(answer: Promise<EngineAnswer>): void;
  reject(error: Error): void;
}

/**
 * Lets one query that is being typed run at a time. When another is typed, those that wait are of no use to anybody any
 * more and are rejected as `cancelled`; further pages of the same query are not another.
 */
export function createTypingQueue(find: Find): Find {
  let running = false;
  let waiting: Waiting[] = [];

  const run = async (request: SearchRequest): Promise<EngineAnswer> => {
    running = true;
    try {
      return await find(request);
    } finally {
      running = false;
      const next = waiting.shift();
      next?.resolve(run(next.request));
    }
  };
  return (request) => {
    if (!running) return run(request);
    for (const { request: older, reject } of waiting)
      if (older.query !== request.query)
        reject(new ArchiveError('cancelled', 'A newer query took the place of this one.'));
    waiting = waiting.filter(({ request: older }) => older.query === request.query);
    return new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
    });
  };
}
