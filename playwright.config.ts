import { defineConfig } from '@playwright/test';

/**
 * Two projects over the same build: `browser` is the loopback host in a Chromium, `electron` the desktop. Journeys that
 * hold for both are named `*.journey.spec.ts`; the others are named after their host.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/build-first.mjs',
  // Two programs side by side would fight for the focus, and most machines for the processor.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // On a machine that does other work as well a journey may lose its breath once; the report names those that did.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  outputDir: 'test-results',
  reporter: 'line',
  projects: [
    { name: 'browser', testMatch: ['**/browser-*.spec.ts', '**/*.journey.spec.ts'] },
    { name: 'electron', testMatch: ['**/electron-*.spec.ts', '**/*.journey.spec.ts'] },
  ],
});
