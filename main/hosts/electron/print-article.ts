import { BrowserWindow, type WebContents } from 'electron';
import { ArchiveError } from '../../../contract/errors.ts';
import { escapeHtml } from '../../../contract/export-text.ts';
import { archiveMethods, type Parsed } from '../../../contract/methods.ts';
import type { Article } from '../../../contract/model.ts';
import { printAddress, printWishes } from '../../../contract/print-wishes.ts';
import type { Settings } from '../../../contract/settings-model.ts';
import type { Archive } from '../../archive.ts';
import { sourceLine } from '../../exporting/print-page.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { writeAtomically } from '../../storage/atomic-write.ts';
import { chooseSavePath } from './dialogs.ts';
import { interfaceAddress } from './own-address.ts';

export type PrintWindow = Pick<BrowserWindow, 'loadURL' | 'destroy' | 'webContents'>;

interface PrintParts {
  archive: Pick<Archive, 'call'>;
  settings: Pick<SettingsStore, 'read'>;
  openPrintWindow: () => PrintWindow;
}

/** Lays an article out for paper in a window that nobody sees, and hands it to a printer or writes it as a PDF. */
export async function printArticle(
  { article: id, to }: Parsed<'host.printArticle'>,
  { archive, settings, openPrintWindow }: PrintParts,
): Promise<{ done: boolean }> {
  const reply = await archive.call('articles.get', { id });
  if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.message);
  const article = archiveMethods['articles.get'].output.parse(reply.value);
  const wanted = settings.read();
  // Asked first: nobody waits for pages that are then not wanted.
  const path =
    to === 'pdf'
      ? await chooseSavePath(BrowserWindow.getFocusedWindow(), `${article.title}.pdf`, 'PDF')
      : null;
  if (to === 'pdf' && path === null) return { done: false };

  const window = openPrintWindow();
  try {
    await window.loadURL(new URL(printAddress(id, printWishes(wanted, false)), interfaceAddress).href);
    if (path === null) return { done: await printOnPaper(window.webContents, wanted) };
    await writeAtomically(path, await pdfOf(window.webContents, article, wanted));
    return { done: true };
  } finally {
    window.destroy();
  }
}

/** Inches, as Electron wants them. */
const margins = {
  A4: { top: 0.87, bottom: 0.95, left: 0.95, right: 0.95 },
  Letter: { top: 0.87, bottom: 0.95, left: 0.95, right: 0.95 },
  A5: { top: 0.63, bottom: 0.75, left: 0.55, right: 0.55 },
} as const;

async function pdfOf(contents: WebContents, article: Article, { printPaper }: Settings): Promise<Uint8Array> {
  const look = 'font: 7.5pt sans-serif; color: #555; width: 100%; padding: 0 24mm; display: flex; gap: 6mm';
  const line = 'flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis';
  return contents.printToPDF({
    pageSize: printPaper,
    margins: margins[printPaper],
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="${look}"><span style="${line}">${escapeHtml(sourceLine(article))}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
    ...{ generateTaggedPDF: true, generateDocumentOutline: true },
  });
}

function printOnPaper(contents: WebContents, { printPaper }: Settings): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ pageSize: printPaper, printBackground: true }, (done, reason) => {
      if (done || /cancel/i.test(reason)) resolve(done);
      else reject(new ArchiveError('unsupported', `The printer did not take the article: ${reason}.`));
    });
  });
}
