import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve('pdfjs-dist/package.json'));

/** What PDF.js asks for while it reads: character maps, standard fonts, colour profiles, decoders of pictures. */
const folders: readonly { name: string; wanted: RegExp; type: string }[] = [
  { name: 'cmaps', wanted: /\.bcmap$|^LICENSE/, type: 'application/octet-stream' },
  { name: 'standard_fonts', wanted: /\.(?:pfb|ttf)$|^LICENSE/, type: 'application/octet-stream' },
  { name: 'iccs', wanted: /\.icc$|^LICENSE/, type: 'application/octet-stream' },
  // The content policy lets no WebAssembly be compiled: pictures are decoded by the same code as JavaScript.
  { name: 'wasm', wanted: /_nowasm_fallback\.js$|^LICENSE/, type: 'text/javascript' },
];

/** Under names that do not change: `/pdf/cmaps/…` for the pages in the window, the same folder for the import workers. */
export function pdfData(): Plugin {
  return {
    name: 'carrel:pdf-data',
    generateBundle() {
      for (const { name, wanted } of folders)
        for (const file of readdirSync(join(packageFolder, name)))
          if (wanted.test(file))
            this.emitFile({
              type: 'asset',
              fileName: `pdf/${name}/${file}`,
              source: readFileSync(join(packageFolder, name, file)),
            });
    },
    configureServer(server) {
      server.middlewares.use('/pdf', (request, response, next) => {
        const [, name, file = ''] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
        const folder = folders.find((each) => each.name === name);
        if (folder === undefined || !/^[\w-][\w.-]*$/.test(file) || !folder.wanted.test(file)) return next();
        response.setHeader('content-type', folder.type);
        response.end(readFileSync(join(packageFolder, folder.name, file)));
      });
    },
  };
}
