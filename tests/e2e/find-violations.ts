import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds, one line each: the rule and where. The page in the frame is looked at by the reading journeys. */
export async function findings(page: Page, coloursOnly = false): Promise<string[]> {
  // In one window: the desktop opens no second one for it.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe');
  const { violations } = await (coloursOnly ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Waits until nothing moves: what fades in has no contrast yet. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        // What turns as long as something runs has no end.
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  );
}
