/** Entry of the thread that makes a page as it was saved: bytes in, html out; no disk, no database, no network. */
import { serveSavedPage } from './saved-page/serve-saved-page.ts';

void serveSavedPage();
