import './older-engines.ts';
import '../styles/tokens.css';
import './pages.css';
import './controls.css';
import './panel.css';
import { readOriginal } from '../archive/original.ts';
import { tell } from './interface-port.ts';
import { openPdf } from './open-pdf.ts';
import { askForPassword, sayFailure } from './say-failure.ts';
import { showPages } from './show-pages.ts';

/**
 * The pages of a PDF in a frame of their own, with a content policy of its own: PDF.js needs a worker, which the
 * interface's policy forbids to everybody. `#` names the article. Nothing of the file is run; it is drawn.
 */
async function show(): Promise<void> {
  const place = document.getElementById('pages');
  const article = location.hash.slice(1);
  if (place === null || !/^[0-9a-z]{8,32}$/.test(article)) return;
  try {
    const pdf = await openPdf(await readOriginal(article), (again) => askForPassword(place, again));
    await showPages(pdf, place);
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    console.error(error);
    sayFailure(place, error);
    tell({ kind: 'texts', texts: [], all: true });
  }
}

void show();
