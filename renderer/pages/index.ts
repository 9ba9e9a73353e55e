import './older-engines.ts';
import '../styles/tokens.css';
import './pages.css';
import { readOriginal } from '../archive/original.ts';
import { createControls } from './controls.ts';
import { openPdf } from './open-pdf.ts';
import { createPageList } from './page-list.ts';

/**
 * The pages of a PDF in a frame of their own, with a content policy of its own: PDF.js needs a worker, which the
 * interface's policy forbids to everybody. `#` names the article. Nothing of the file is run; it is drawn.
 */
async function show(): Promise<void> {
  const place = document.getElementById('pages');
  const article = location.hash.slice(1);
  if (place === null || !/^[0-9a-z]{8,32}$/.test(article)) return;
  try {
    const pdf = await openPdf(await readOriginal(article));
    const list = await createPageList(pdf, place);
    document.body.append(createControls(list));
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    console.error(error);
    const sentence = document.createElement('p');
    sentence.className = 'failure';
    sentence.role = 'alert';
    sentence.textContent = `The pages cannot be shown. ${error instanceof Error ? error.message : ''}`;
    place.replaceChildren(sentence);
  }
}

void show();
