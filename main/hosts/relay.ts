import { createDispatcher, type Dispatch, type Handlers } from '../../contract/dispatcher.ts';
import { type HostMethods, hostMethods, trustedMethods } from '../../contract/methods.ts';
import type { Reply } from '../../contract/transport.ts';
import type { Archive } from '../archive.ts';
import { withinBounds } from './input-bounds.ts';

/**
 * What a host does with a call of its interface: its own methods it answers, those that name paths it refuses, the rest
 * goes to the archive, which checks it by schema. The interface counts as possibly compromised.
 */
export function createRelay(
  archive: Pick<Archive, 'call'>,
  handlers: Handlers<HostMethods>,
  log: (line: string) => void,
): Dispatch {
  const answerAsHost = createDispatcher(hostMethods, handlers, (method, error) =>
    log(`${method} failed: ${error instanceof Error ? error.stack : String(error)}`),
  );
  return async (method, input) => {
    if (typeof method !== 'string' || method.length > 100)
      return refusal('bad-request', 'A method is named by a short text.');
    if (!withinBounds(input))
      return refusal('bad-request', `${method}: the input is too large, or not data.`);
    if (trustedMethods.has(method)) return refusal('forbidden', `"${method}" is not for the interface.`);
    return Object.hasOwn(hostMethods, method) ? answerAsHost(method, input) : archive.call(method, input);
  };
}

function refusal(code: 'bad-request' | 'forbidden', message: string): Reply {
  return { ok: false, error: { code, message } };
}
