import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * Two bundles: the search worker as it is shipped, and the tasks, so that neither starts nor memory of a measured process
 * are those of reading TypeScript. Answers with their paths.
 */
export async function bundle(folder: string): Promise<{ workerFile: string; taskFile: string }> {
  const root = resolve(import.meta.dirname, '../../..');
  await bundleEntry(folder, 'search-worker', resolve(root, 'main/search-worker.ts'), true);
  await bundleEntry(folder, 'task', resolve(root, 'tests/benchmarks/searching/task.ts'), false);
  return { workerFile: resolve(folder, 'search-worker.cjs'), taskFile: resolve(folder, 'task.cjs') };
}

async function bundleEntry(folder: string, name: string, entry: string, minify: boolean): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: false,
      ssr: true,
      minify,
      target: 'node24',
      rolldownOptions: {
        input: { [name]: entry },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: `${name}-[name]-[hash].cjs` },
      },
    },
  });
}
