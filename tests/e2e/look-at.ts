import { expect } from '@playwright/test';
import { findings, settle } from './find-violations.ts';
import { picture } from './journey.ts';
import type { OpenCarrel } from './open-carrel.ts';

/** Axe finds nothing in it, light or dark; and pictures of it for people to look at. */
export async function lookAt(carrel: OpenCarrel, name: string): Promise<void> {
  const { page, host } = carrel;
  const theme = (value: string) =>
    page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), value);
  await settle(page);
  await picture(carrel, name);
  expect(await findings(page), name).toEqual([]);
  await theme('dark');
  await settle(page);
  await picture(carrel, `${name}-dark`);
  expect(await findings(page, true), `${name}, dark`).toEqual([]);
  await theme('paper');
  if (host === 'electron') return;
  await page.setViewportSize({ width: 480, height: 860 });
  await picture(carrel, `${name}-narrow`);
  await page.setViewportSize({ width: 1280, height: 860 });
}
