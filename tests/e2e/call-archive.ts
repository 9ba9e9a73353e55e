import type { Page } from '@playwright/test';
import type { Reply } from '../../contract/transport.ts';
import type {} from '../../renderer/archive/connect.ts';

/** A call as the interface of the desktop makes it. */
export const call = (page: Page, method: string, input: unknown = {}): Promise<Reply> =>
  page.evaluate(([method, input]) => window.archive?.call(method, input) as Promise<Reply>, [
    method,
    input,
  ] as const);

/** Its value; a call that fails throws. */
export async function value<T>(page: Page, method: string, input: unknown = {}): Promise<T> {
  const reply = await call(page, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value as T;
}
