import { parentPort, workerData } from 'node:worker_threads';
import { openSavedPage } from './open-saved-page.ts';
import { renderSavedPage } from './render-saved-page.ts';

/** What the thread is given, and what it answers. */
export interface PageToRender {
  importer: string;
  name: string;
  bytes: Uint8Array;
  siblings: readonly (readonly [string, string])[];
}
export type RenderedPage = { html: string } | { failure: string };

export async function serveSavedPage(): Promise<void> {
  const { importer, name, bytes, siblings }: PageToRender = workerData;
  let answer: RenderedPage;
  try {
    const page = await openSavedPage(importer, name, bytes);
    answer = { html: await renderSavedPage(page, new Map(siblings)) };
  } catch (error) {
    answer = { failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
}
