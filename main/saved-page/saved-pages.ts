import { Worker } from 'node:worker_threads';
import type { Id } from '../../contract/scalars.ts';
import type { Library } from '../library/library.ts';
import { savedPageImporters } from './open-saved-page.ts';
import type { PageToRender, RenderedPage } from './serve-saved-page.ts';

/** The page of an article as it was saved, or null where there is none or it cannot be made. */
export type RenderSavedPage = (library: Library, id: Id) => Promise<string | null>;

const timeLimitMs = 30_000;
const memoryLimitMb = 512;
const largestOriginal = 256 * 1024 * 1024;
const mostKept = 2;

/**
 * Each page is made in a thread of its own, which lives as long as that takes: its file is hostile, and a large one takes
 * seconds. The last ones are kept, for who goes to and fro.
 */
export function createSavedPages({
  workerFile,
  log,
}: {
  workerFile: string;
  log(line: string): void;
}): RenderSavedPage {
  const kept = new Map<string, Promise<string | null>>();
  return (library, id) => {
    const { provenance } = library.articles.get(id);
    const { importer, sha256, name, within, bytes: size } = provenance;
    if (!savedPageImporters.includes(importer) || within !== null || size > largestOriginal)
      return Promise.resolve(null);
    const key = `${sha256} ${id}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const making = (async () => {
      const bytes = await library.originals.read(sha256);
      const siblings = library.database
        .all<{ sibling: string; image: string }>(
          `SELECT i.sibling, i.image FROM article_images i JOIN articles a ON a.key = i.article
           WHERE a.id = ? AND i.sibling IS NOT NULL`,
          id,
        )
        .map(({ sibling, image }) => [sibling, image] as const);
      return render(workerFile, { importer, name, bytes, siblings });
    })().catch((error: unknown) => {
      kept.delete(key);
      log(`the page of "${name}" as it was saved: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    kept.set(key, making);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return making;
  };
}

function render(workerFile: string, page: PageToRender): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: page,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
      ...(workerFile.endsWith('.ts') && { execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] }),
    });
    const end = (): void => {
      clearTimeout(timer);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`it was not done after ${timeLimitMs / 1_000} seconds`));
    }, timeLimitMs);
    worker.once('message', (answer: RenderedPage) => {
      end();
      if ('html' in answer) resolve(answer.html);
      else reject(new Error(answer.failure));
    });
    worker.once('error', (error) => {
      end();
      reject(error);
    });
    worker.once('exit', () => {
      end();
      reject(new Error('its thread ended'));
    });
  });
}
