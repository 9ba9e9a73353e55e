// npm test: every check and suite, what was skipped and why, and one closing line over all of them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureDisplay, findElectron } from './test-machine.mjs';

const reports = mkdtempSync(join(tmpdir(), 'carrel-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as a whole counts as one. */
async function check(name, command, args) {
  console.log(`\n— ${name}`);
  if ((await run(command, args)) === 0) totals.passed++;
  else {
    totals.failed++;
    failures.push(name);
  }
}

/** A suite that writes a JSON report in the form that vitest and Playwright share only in parts. */
async function suite(name, command, args, report, env, count) {
  console.log(`\n— ${name}`);
  const code = await run(command, args, env);
  if (!existsSync(report)) {
    totals.failed++;
    failures.push(`${name} (no report)`);
    return;
  }
  const counted = count(JSON.parse(readFileSync(report, 'utf8')));
  for (const key of Object.keys(totals)) totals[key] += counted[key];
  if (code !== 0 && counted.failed === 0) totals.failed++;
  if (code !== 0) failures.push(name);
}

await check('types', 'node', ['tools/typecheck.mjs']);
await check('lint and format', 'biome', ['check', '.']);
await check('build', 'electron-vite', ['build', '--logLevel', 'warn']);

const unitReport = join(reports, 'unit.json');
await suite(
  'unit, property and behaviour tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  {},
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
    skipped: report.numPendingTests,
  }),
);

const browser = await ensureBrowser(run);
const display = await ensureDisplay(run);
const electron = findElectron();
for (const [name, target] of [
  ['browser', browser],
  ['electron', electron.path && !display.ready ? { reason: display.reason } : electron],
]) {
  if (!target.path) {
    totals.skipped++;
    console.log(`\n— journeys in ${name}: SKIPPED, ${target.reason}`);
    continue;
  }
  const report = join(reports, `${name}.json`);
  const command = name === 'electron' ? [...display.wrap, 'playwright'] : ['playwright'];
  await suite(
    `journeys in ${name} (${target.path})`,
    command[0],
    [...command.slice(1), 'test', `--project=${name}`, '--reporter=line,json'],
    report,
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      CARREL_BROWSER: browser.path ?? '',
      CARREL_ELECTRON: electron.path ?? '',
    },
    ({ stats }) => {
      if (stats.flaky > 0) console.log(`${stats.flaky} journeys in ${name} passed at the second try only`);
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
      };
    },
  );
}

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);
