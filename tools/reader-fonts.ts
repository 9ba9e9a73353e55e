import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const sheets = [
  '@fontsource-variable/literata/wght.css',
  '@fontsource-variable/literata/wght-italic.css',
  '@fontsource-variable/inter/wght.css',
  '@fontsource-variable/inter/wght-italic.css',
  '@fontsource-variable/noto-serif-armenian/wght.css',
  '@fontsource-variable/noto-sans-armenian/wght.css',
  '@fontsource-variable/atkinson-hyperlegible-next/wght.css',
  '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css',
  // For the Cyrillic of the hyperlegible face: made for readers who are learning their letters.
  '@fontsource/andika/400.css',
  '@fontsource/andika/400-italic.css',
  '@fontsource/andika/700.css',
  '@fontsource/andika/700-italic.css',
];

const require = createRequire(import.meta.url);

/**
 * The fonts under names that do not change: `/reader/fonts.css` and `/reader/fonts/…`, for the page in the article
 * frame as for the interface. The page is written by the archive, which knows no hashed names of the build.
 */
export function readerFonts(): Plugin {
  const files = new Map<string, Buffer | string>();
  const gather = (): void => {
    const css = sheets.map((sheet) => {
      const path = require.resolve(sheet);
      const text = readFileSync(path, 'utf8');
      const licence = sheet.split('/')[1];
      files.set(`fonts/${licence}-LICENSE.txt`, readFileSync(join(dirname(path), 'LICENSE')));
      // Every engine that runs Carrel reads woff2; the older format beside it is not shipped.
      const sources = text.replace(/, url\(\.\/files\/[\w-]+\.woff\) format\('woff'\)/g, '');
      return sources.replace(/url\(\.\/files\/([\w-]+\.woff2)\)/g, (_whole, name: string) => {
        files.set(`fonts/${name}`, readFileSync(join(dirname(path), 'files', name)));
        return `url(fonts/${name})`;
      });
    });
    files.set('fonts.css', css.join('\n'));
  };

  return {
    name: 'carrel:reader-fonts',
    buildStart: gather,
    generateBundle() {
      for (const [name, source] of files)
        this.emitFile({ type: 'asset', fileName: `reader/${name}`, source });
    },
    configureServer(server) {
      gather();
      server.middlewares.use('/reader', (request, response, next) => {
        const file = files.get((request.url ?? '').slice(1));
        if (file === undefined) return next();
        response.setHeader('content-type', typeof file === 'string' ? 'text/css' : 'font/woff2');
        response.end(file);
      });
    },
  };
}
