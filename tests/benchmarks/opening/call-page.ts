import type { Page } from '@playwright/test';
import type { Reply } from '../../../contract/transport.ts';

/** A call as the interface in a browser makes it; one that fails throws. */
export async function callPage<T>(page: Page, method: string, input: unknown = {}): Promise<T> {
  const reply = await page.evaluate(
    async ([method, input]): Promise<Reply> => {
      const response = await fetch(`/call/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-carrel': '1' },
        body: JSON.stringify(input),
      });
      return response.json();
    },
    [method, input] as const,
  );
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value as T;
}
