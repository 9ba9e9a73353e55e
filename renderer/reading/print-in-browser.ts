import { type PrintWishes, printAddress } from '../../contract/print-wishes.ts';

const patienceMs = 60_000;
const fontsMs = 2_000;

/**
 * Prints an article from a frame that nobody sees, through the browser's own dialog, which also saves PDFs. The frame
 * runs no script, as that of the open article; `allow-modals` is what the dialog itself needs, and nothing in there could
 * use it.
 */
export async function printInBrowser(article: string, wishes: PrintWishes): Promise<void> {
  document.getElementById('print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.id = 'print-frame';
  frame.title = 'Article for paper';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.referrerPolicy = 'no-referrer';
  frame.inert = true;
  Object.assign(frame.style, {
    position: 'fixed',
    inset: '0 auto auto -9999px',
    width: '800px',
    border: '0',
  });
  frame.src = printAddress(article, wishes);
  document.body.append(frame);
  await new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    window.setTimeout(() => reject(new Error('The page for paper did not come.')), patienceMs);
  });
  const { contentDocument: page, contentWindow: view } = frame;
  if (page?.getElementById('text') == null || view === null) {
    frame.remove();
    throw new Error('The archive did not answer with a page for paper.');
  }
  await Promise.race([
    page.fonts.ready,
    new Promise((resolve) => {
      window.setTimeout(resolve, fontsMs);
    }),
  ]);
  // Some browsers print after this returns: the frame stays until the next time.
  view.print();
}
