import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { call, value } from './call-archive.ts';
import { root, whyNoElectron } from './find-electron.ts';
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

test('a file that the system hands to the running program is imported', async () => {
  desktop = await launchDesktop(scratch.folder);
  const file = join(scratch.folder, 'dock.txt');
  writeFileSync(file, 'A dispatch from the dock\n\nIt fell on the icon.\n');
  // As macOS tells of a file that is opened with the program, or dropped on its icon.
  const refused = await desktop.app.evaluate(({ app }, path) => {
    let prevented = false;
    app.emit(
      'open-file',
      {
        preventDefault: () => {
          prevented = true;
        },
      },
      path,
    );
    return prevented;
  }, file);
  expect(refused).toBe(true);
  await expect(desktop.page.getByRole('option', { name: 'A dispatch from the dock' })).toBeVisible();
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

test('serves articles, originals and pictures by its own scheme, with ranges', async () => {
  desktop = await launchDesktop(scratch.folder);
  const { page } = desktop;
  await value(page, 'imports.startSamples');
  const list = () =>
    value<{ articles: { id: string; title: string }[] }>(page, 'articles.list', { limit: 50 });
  await expect
    .poll(async () => (await list()).articles.map(({ title }) => title), { timeout: 20_000 })
    .toContain('The Mirror Train');
  const id = (await list()).articles.find(({ title }) => title === 'The Mirror Train')?.id;
  const seen = await page.evaluate(async (id) => {
    const article = await fetch(`/article/${id}`);
    const html = await article.text();
    const picture = /\/image\/[0-9a-f]{64}/.exec(html)?.[0] ?? '';
    const whole = await (await fetch(picture)).arrayBuffer();
    const part = await fetch(picture, { headers: { range: 'bytes=10-29' } });
    const bytes = new Uint8Array(await part.arrayBuffer());
    const original = await fetch(`/original/${id}`);
    return {
      article: [article.status, article.headers.get('content-security-policy')],
      part: [
        part.status,
        part.headers.get('content-range'),
        bytes.join() === new Uint8Array(whole.slice(10, 30)).join(),
      ],
      size: whole.byteLength,
      original: [
        original.headers.get('content-disposition'),
        (await original.text()).includes('The Mirror Train'),
      ],
      elsewhere: (await fetch('/../../package.json')).status,
    };
  }, id);
  expect(seen.article).toEqual([200, expect.stringContaining("default-src 'none'; img-src 'self' data:")]);
  expect(seen.part).toEqual([206, `bytes 10-29/${seen.size}`, true]);
  expect(seen.original).toEqual([expect.stringMatching(/^attachment/), true]);
  expect(seen.elsewhere).toBe(404);
});

test('the command line works on the library that the window has open, and the window shows it', async () => {
  desktop = await launchDesktop(scratch.folder);
  const file = join(scratch.folder, 'from the shell.txt');
  writeFileSync(file, 'A dispatch from the shell\n\nIt came by the command line.\n');
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, 'out/main/cli.js'),
    'import',
    file,
    `--library=${join(scratch.folder, 'library')}`,
    '--json',
  ]);
  expect(stdout).toContain('"event":"stored"');
  await expect(desktop.page.getByRole('option', { name: 'A dispatch from the shell' })).toBeVisible();
});
