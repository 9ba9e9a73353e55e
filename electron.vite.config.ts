import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pdfData } from './tools/pdf-data.ts';
import { readerFonts } from './tools/reader-fonts.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);
const entries = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, at(`main/${name}.ts`)]));

/**
 * Three builds into `out/`. Everything but Electron and Node's own modules is bundled: all packages are development
 * dependencies, and nothing of node_modules is shipped.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      // What starts under an older Electron must run on its Node; the archive process asks for Node 24 by itself.
      target: 'node18',
      minify: true,
      rolldownOptions: {
        input: entries([
          'index',
          'archive-process',
          'cli',
          'loopback',
          'search-worker',
          'import-worker',
          'saved-page-worker',
        ]),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: 'node18',
      minify: true,
      rolldownOptions: { input: { index: at('preload/index.ts') }, output: { entryFileNames: '[name].js' } },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), readerFonts(), pdfData()],
    worker: { format: 'es' },
    // The window shows it as carrel://app, so the socket of the updates must be told where it is.
    server: { port: 5173, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: 5173 } },
    build: {
      outDir: at('out/renderer'),
      target: 'chrome114',
      minify: true,
      // The content policy knows no `data:` fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('renderer/index.html'), pages: at('renderer/pages.html') } },
    },
  },
});
