/** Entry of an import worker: bytes in, articles out; no disk, no database, no network. */
import { serveImports } from './importing/serve-imports.ts';

serveImports();
