import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Reply } from '../../contract/transport.ts';
import type {} from '../../renderer/archive/connect.ts';
import { whyNoElectron } from './find-electron.ts';
import {
  type Desktop,
  desktopArguments,
  desktopEnvironment,
  electronExecutable,
  launchDesktop,
  makeScratch,
} from './launch-electron.ts';

test.skip(whyNoElectron() !== '', whyNoElectron());

let scratch: Awaited<ReturnType<typeof makeScratch>>;
let desktop: Desktop;
test.beforeEach(async () => {
  scratch = await makeScratch();
});
test.afterEach(async () => {
  await desktop.app.close().catch(() => undefined);
  await scratch.remove();
});

const call = (page: Page, method: string, input: unknown = {}): Promise<Reply> =>
  page.evaluate(([method, input]) => window.archive?.call(method, input) as Promise<Reply>, [
    method,
    input,
  ] as const);

async function value<T>(page: Page, method: string, input: unknown = {}): Promise<T> {
  const reply = await call(page, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value as T;
}

/** The process that keeps the library, whichever way this Electron starts it. */
async function archiveProcess({ app }: Desktop): Promise<number> {
  const utility = await app.evaluate(({ app }) =>
    app.getAppMetrics().find(({ name }) => name === 'Carrel library'),
  );
  if (utility !== undefined) return utility.pid;
  const main = String(app.process().pid);
  const line = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .find((text) => text.includes('archive-process.js') && isBelow(text, main));
  return Number(line?.trim().split(/\s+/)[0]);
}

/** Playwright may start a launcher whose child is the program. */
function isBelow(line: string, main: string): boolean {
  const parent = line.trim().split(/\s+/)[1] ?? '';
  return (
    parent === main || execFileSync('ps', ['-o', 'ppid=', '-p', parent], { encoding: 'utf8' }).trim() === main
  );
}

test('every wall of the window stands', async () => {
  desktop = await launchDesktop(scratch.folder);
  const { app, page } = desktop;
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents: object | undefined = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has this for tests and leaves it out of its types.
    return (contents as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  const on = ['sandbox', 'contextIsolation', 'webSecurity'];
  const off = [
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'webviewTag',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'navigateOnDragDrop',
    'spellcheck',
  ];
  for (const name of on) expect(preferences[name], name).toBe(true);
  // Which of those that are off are told at all depends on the version.
  for (const name of off) expect(preferences[name] ?? false, name).toBe(false);
  const seen = await page.evaluate(() => ({
    address: location.href,
    secure: isSecureContext,
    bridge: Object.keys(window.archive ?? {}).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ address: 'carrel://app/', secure: true, bridge: ['call', 'listen'], node: [] });
});

test('the interface reaches the archive and may not name paths', async () => {
  desktop = await launchDesktop(scratch.folder);
  const { page } = desktop;
  expect(await value(page, 'library.overview')).toMatchObject({ counts: { all: 0 } });
  expect(await value(page, 'host.about')).toMatchObject({
    capabilities: { nativeFiles: true, openExternal: true, upload: false },
    library: join(scratch.folder, 'library'),
  });
  expect(await call(page, 'imports.start', { files: [{ path: '/etc/passwd' }] })).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  });
  expect(await call(page, 'no.such.method')).toMatchObject({ error: { code: 'bad-request' } });
  expect(await call(page, 'notes.list', { text: 'x'.repeat(13_000_000) })).toMatchObject({
    error: { code: 'bad-request' },
  });
});

test('keeps settings and the place of its window over a restart', async () => {
  desktop = await launchDesktop(scratch.folder);
  await value(desktop.page, 'host.changeSettings', { theme: 'sepia', fontSize: 21 });
  const bounds = { x: 60, y: 50, width: 1010, height: 720 };
  const real = await desktop.app.evaluate(async ({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds(wanted);
    await new Promise((settle) => setTimeout(settle, 600));
    return window?.getNormalBounds();
  }, bounds);
  await desktop.app.close();
  desktop = await launchDesktop(scratch.folder);
  expect(await value(desktop.page, 'host.settings')).toMatchObject({ theme: 'sepia', fontSize: 21 });
  const restored = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(restored).toEqual(real);
});

test('a killed archive process comes back, and what was acknowledged is there', async () => {
  test.skip(process.platform === 'win32', 'finds the process with ps');
  desktop = await launchDesktop(scratch.folder);
  const { page } = desktop;
  await value(page, 'notes.save', { id: 'note000001', article: null, text: 'Acknowledged.', revision: 0 });
  await page.evaluate(() => {
    const states: string[] = [];
    Object.assign(window, { states });
    window.archive?.listen((event) => {
      if (event.event === 'connection') states.push(event.data.state);
    });
  });
  const states = () => page.evaluate(() => (window as Window & { states?: string[] }).states);
  process.kill(await archiveProcess(desktop), 'SIGKILL');
  await expect.poll(states).toEqual(['reconnecting', 'connected']);
  expect(await value(page, 'notes.list')).toMatchObject({ notes: [{ text: 'Acknowledged.' }] });
});

test('after five deaths in a row it says why and tries again when the reader wishes', async () => {
  test.skip(process.platform === 'win32', 'finds the process with ps');
  desktop = await launchDesktop(scratch.folder);
  const { app, page } = desktop;
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const options = given.at(-1);
      asked.push(JSON.stringify(options));
      return { response: 0, checkboxChecked: false };
    };
  });
  const asked = () => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
  for (let death = 0; death < 5; death++) {
    await expect.poll(async () => (await call(page, 'library.overview')).ok, { timeout: 20_000 }).toBe(true);
    process.kill(await archiveProcess(desktop), 'SIGKILL');
    await expect.poll(async () => (await call(page, 'library.overview')).ok).toBe(false);
  }
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toContain('Try Again');
  await expect.poll(async () => (await call(page, 'library.overview')).ok, { timeout: 20_000 }).toBe(true);
});

test('a second start brings the first window forward, hands it its files, and ends', async () => {
  const first = join(scratch.folder, 'first.txt');
  const second = join(scratch.folder, 'second.txt');
  writeFileSync(first, 'The first dispatch\n\nIt was opened with the program.\n');
  writeFileSync(second, 'The second dispatch\n\nIt came with a second start.\n');
  desktop = await launchDesktop(scratch.folder, [first]);
  const titles = async () => {
    const { articles } = await value<{ articles: { title: string }[] }>(desktop.page, 'articles.list');
    return articles.map(({ title }) => title).sort();
  };
  await expect.poll(titles).toEqual(['The first dispatch']);
  const child = spawn(electronExecutable(), [...desktopArguments(scratch.folder), second], {
    env: desktopEnvironment(),
    stdio: 'ignore',
  });
  await once(child, 'exit');
  await expect.poll(titles).toEqual(['The first dispatch', 'The second dispatch']);
  expect(desktop.app.windows()).toHaveLength(1);
});

test('opens a link elsewhere only after the reader has seen the real host', async () => {
  desktop = await launchDesktop(scratch.folder);
  const { app, page } = desktop;
  await app.evaluate(({ dialog, shell }) => {
    const heard: { asked: string[]; opened: string[]; answer: number } = { asked: [], opened: [], answer: 1 };
    Object.assign(globalThis, { heard });
    dialog.showMessageBox = async (...given: unknown[]) => {
      heard.asked.push(JSON.stringify(given.at(-1)));
      return { response: heard.answer, checkboxChecked: false };
    };
    shell.openExternal = async (address: string) => void heard.opened.push(address);
  });
  const open = (address: string) => value(page, 'host.openExternal', { address });
  expect(await open('https://bank.example@evil.example/')).toEqual({ opened: false });
  await app.evaluate(() => {
    (globalThis as { heard?: { answer: number } }).heard = Object.assign(
      (globalThis as { heard?: object }).heard ?? {},
      { answer: 0 },
    );
  });
  expect(await open('https://example.org/a')).toEqual({ opened: true });
  expect(await open('file:///etc/passwd')).toEqual({ opened: false });
  const heard = await app.evaluate(
    () => (globalThis as { heard?: { asked: string[]; opened: string[] } }).heard,
  );
  expect(heard?.asked).toHaveLength(2);
  expect(heard?.asked[0]).toContain('open evil.example in your browser');
  expect(heard?.opened).toEqual(['https://example.org/a']);
});

test('takes dropped files by their place, and into the collection they were dropped on', async () => {
  desktop = await launchDesktop(scratch.folder);
  const { page } = desktop;
  const folder = join(scratch.folder, 'clippings');
  mkdirSync(folder);
  writeFileSync(join(folder, 'dropped.txt'), 'A dropped dispatch\n\nIt fell on the window.\n');
  const { id } = await value<{ id: string }>(page, 'collections.create', { name: 'Fallen' });
  await page.evaluate((id) => {
    const target = document.createElement('div');
    target.dataset.dropCollection = id;
    target.style.cssText = 'position:fixed;inset:0;z-index:99999';
    document.body.append(target);
  }, id);
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  const titles = async () => {
    const list = await value<{ articles: { title: string }[] }>(page, 'articles.list', {
      filter: { collection: id },
    });
    return list.articles.map(({ title }) => title);
  };
  await expect.poll(titles).toEqual(['A dropped dispatch']);
  expect(page.url()).toBe('carrel://app/');
});

test('a drop that a script makes up has no path and imports nothing', async () => {
  desktop = await launchDesktop(scratch.folder);
  await desktop.page.evaluate(() => {
    const transfer = new DataTransfer();
    const file = new File(['x'], 'passwd');
    Object.defineProperty(file, 'path', { value: '/etc/passwd' });
    transfer.items.add(file);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  });
  await desktop.page.waitForTimeout(300);
  expect(await value(desktop.page, 'imports.list')).toEqual({ imports: [] });
});
