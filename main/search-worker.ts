/** Entry of the search worker: owns the index and answers queries, off the archive's thread. */
import { serveSearch } from './search/serve-search.ts';

serveSearch();
