import { expect, type Frame, type Locator, type Page } from '@playwright/test';

/** From the empty first screen to a list of the articles that come with Carrel. */
export async function beginWithSamples(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /sample articles/i })
    .first()
    .click();
  await expect(listed(page, 'The Mirror Train')).toBeVisible();
  await expect(page.getByText(/\b16 articles/).first()).toBeVisible();
}

/** An article's row in the list. */
export function listed(page: Page, title: string): Locator {
  return page.getByRole('option', { name: title });
}

/** Opens an article from the list and waits until its page is in view. */
export async function openArticle(page: Page, title: string): Promise<void> {
  await listed(page, title).click();
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(title);
}

/** The page of the open article. While another one loads, the one before is still in the window, but not in view. */
export function article(page: Page) {
  return page.frameLocator('section[aria-label="Article"] iframe:not([inert])');
}

/**
 * The frame itself, to look at its layout. What is evaluated in it must not wait: nothing runs in there by itself.
 */
export async function articleFrame(page: Page): Promise<Frame> {
  const element = await page.locator('section[aria-label="Article"] iframe:not([inert])').elementHandle();
  const frame = await element?.contentFrame();
  if (frame == null) throw new Error('no article is open');
  return frame;
}

/** The words at the top of the window: the first whole line that is in view. */
export async function firstLine(page: Page): Promise<string> {
  const frame = await articleFrame(page);
  return frame.evaluate(() => {
    const text = document.getElementById('text');
    if (text === null) throw new Error('the page has no text');
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const content = node.nodeValue ?? '';
      for (let at = 0; at < content.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (box === undefined || box.height === 0 || content.charAt(at) === '\u00ad') continue;
        const onSheets = document.documentElement.dataset.flow === 'pages';
        // On pages the window shows what has not gone out at its side.
        if (onSheets ? box.left >= 0 && box.right <= innerWidth : box.top >= 0)
          return content
            .slice(at, at + 60)
            .replaceAll('\u00ad', '')
            .slice(0, 40);
      }
    }
    return '';
  });
}

/** Selects words of the article as a reader does: pressing the mouse before them and letting go behind them. */
export async function selectWithMouse(page: Page, words: string): Promise<void> {
  const frame = await articleFrame(page);
  const measure = (wanted: string) => {
    const text = document.getElementById('text');
    if (text === null) throw new Error('the page has no text');
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // Words may be divided by soft hyphens, which are no part of the text.
      const content = walker.currentNode.nodeValue ?? '';
      const places = [...content].flatMap((letter, at) => (letter === '\u00ad' ? [] : [at]));
      const at = content.replaceAll('\u00ad', '').indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, places[at] ?? 0);
      range.setEnd(walker.currentNode, (places[at + wanted.length - 1] ?? 0) + 1);
      walker.currentNode.parentElement?.scrollIntoView({ block: 'center' });
      const lines = [...range.getClientRects()];
      const [first, last] = [lines[0], lines.at(-1)];
      if (first === undefined || last === undefined) break;
      return [
        { x: first.left + 0.5, y: first.top + first.height / 2 },
        { x: last.right - 0.5, y: last.top + last.height / 2 },
      ] as const;
    }
    throw new Error(`the article does not say "${wanted}"`);
  };
  // The first time brings the words into view; a text on pages then turns to a whole one.
  await frame.evaluate(measure, words);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  const [from, to] = await frame.evaluate(measure, words);
  const box = await page.locator('section[aria-label="Article"] iframe:not([inert])').boundingBox();
  if (box === null) throw new Error('the article is not in view');
  // Not page.mouse: it listens for drags inside every frame, and in this one nothing would ever answer.
  const session = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: { x: number; y: number }) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + x,
      y: box.y + y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });
  await send('mousePressed', from);
  await send('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await send('mouseMoved', to);
  await send('mouseReleased', to);
  await session.detach();
}

/** The words painted under a name: `colour-3`, `find`, `find-current`. */
export async function painted(page: Page, name: string): Promise<string[]> {
  const frame = await articleFrame(page);
  return frame.evaluate(
    (wanted) =>
      [...(CSS.highlights.get(wanted) ?? [])].map((range) => range.toString().replaceAll('\u00ad', '')),
    name,
  );
}

export function findField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Find in this article' });
}

export function noteEditor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Note on this article' });
}
