import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Reply } from '../../contract/transport.ts';
import type {} from '../../renderer/archive/connect.ts';
import { whyNoElectron } from './find-electron.ts';
import { type Desktop, launchDesktop, makeScratch } from './launch-electron.ts';

test.skip(whyNoElectron() !== '', whyNoElectron());

/** A listener that nothing in the window may ever reach. */
let trap: Server;
let trapAddress: string;
const caught: string[] = [];
let scratch: Awaited<ReturnType<typeof makeScratch>>;
let desktop: Desktop;

test.beforeAll(async () => {
  trap = createServer((request, response) => {
    caught.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('caught');
  });
  await new Promise<void>((settle) => trap.listen(0, '127.0.0.1', settle));
  trapAddress = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  scratch = await makeScratch();
  desktop = await launchDesktop(scratch.folder);
});
test.afterEach(async () => {
  expect(desktop.page.url()).toBe('carrel://app/');
  expect(desktop.app.windows()).toHaveLength(1);
  expect(caught).toEqual([]);
});
test.afterAll(async () => {
  await desktop.app.close();
  await scratch.remove();
  await new Promise((settle) => trap.close(settle));
});

async function denied(): Promise<number> {
  const reply = await desktop.page.evaluate(
    () => window.archive?.call('host.about', {}) as Promise<Reply<{ requestsDenied: number }>>,
  );
  return reply.ok ? reply.value.requestsDenied : -1;
}

/** Each of these must be counted, not only fail to happen. */
async function expectDenied(attempt: () => Promise<unknown>): Promise<void> {
  const before = await denied();
  await attempt();
  await expect.poll(denied).toBeGreaterThan(before);
}

test('the trap is real: a plain request reaches it', async () => {
  expect(await (await fetch(`${trapAddress}/control`)).text()).toBe('caught');
  expect(caught.splice(0)).toEqual(['/control']);
});

for (const [name, address] of [
  ['the network', (): string => `${trapAddress}/navigated`],
  ['an article outside its frame', (): string => 'carrel://app/article/abcdefgh'],
  ['an original', (): string => 'carrel://app/original/abcdefgh'],
  ['another host of the scheme', (): string => 'carrel://elsewhere/'],
] as const)
  test(`the window does not navigate to ${name}`, () =>
    expectDenied(() =>
      desktop.page.evaluate((to) => {
        location.href = to;
      }, address()),
    ));

test('the window does not navigate to files, data or blobs', async () => {
  // Chromium itself refuses most of these before they could be counted.
  for (const address of ['file:///etc/passwd', 'data:text/html,caught', 'blob:carrel://app/0'])
    await desktop.page.evaluate((to) => {
      location.href = to;
    }, address);
  await desktop.page.waitForTimeout(300);
});

test('a script address does not run', async () => {
  await desktop.page.evaluate(() => {
    location.href = 'javascript:document.title="caught"';
  });
  await desktop.page.waitForTimeout(200);
  expect(await desktop.page.title()).not.toBe('caught');
});

test('links do not leave the window, by any target or button', async () => {
  for (const target of ['', '_self', '_top', '_parent', '_blank', 'named'])
    for (const button of ['left', 'middle'] as const)
      await expectDenied(async () => {
        await desktop.page.evaluate(
          ([href, target]) => {
            document.querySelector('#trap')?.remove();
            const link = Object.assign(document.createElement('a'), {
              href,
              target,
              id: 'trap',
              text: 'trap',
            });
            link.style.cssText = 'position:fixed;inset:0;z-index:99999;display:block';
            document.body.append(link);
          },
          [`${trapAddress}/link`, target] as const,
        );
        await desktop.page.mouse.click(200, 200, { button });
        await desktop.page.evaluate(() => document.querySelector('#trap')?.remove());
      });
});

test('no window opens', async () => {
  await expectDenied(async () => {
    const opened = await desktop.page.evaluate((to) => window.open(to) !== null, `${trapAddress}/open`);
    expect(opened).toBe(false);
  });
  await expectDenied(() => desktop.page.evaluate(() => void window.open('about:blank')));
});

test('a form sends nothing', async () => {
  await desktop.page.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), { action, method: 'post' });
    document.body.append(form);
    form.submit();
    form.remove();
  }, `${trapAddress}/form`);
  await desktop.page.waitForTimeout(300);
});

test('a frame goes to articles only', async () => {
  for (const address of [`${trapAddress}/frame`, 'file:///etc/passwd', 'carrel://app/original/abcdefgh']) {
    await desktop.page.evaluate((src) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      if (frame.contentWindow) frame.contentWindow.location.href = src;
    }, address);
    await desktop.page.waitForTimeout(200);
    const shown = desktop.page.frames().map((frame) => frame.url());
    expect(shown).not.toContain(address);
    await desktop.page.evaluate(() => document.querySelector('iframe')?.remove());
  }
});

test('the interface requests nothing but its own: fetch, pictures, sockets, beacons, workers', async () => {
  const outcome = await desktop.page.evaluate(async (to) => {
    const failed = (promise: Promise<unknown>): Promise<boolean> =>
      promise.then(
        () => false,
        () => true,
      );
    const picture = new Image();
    const pictureFails = new Promise((settle) => {
      picture.onerror = () => settle(true);
      picture.onload = () => settle(false);
    });
    picture.src = `${to}/picture`;
    navigator.sendBeacon(`${to}/beacon`);
    const socketFails = new Promise((settle) => {
      const socket = new WebSocket(to.replace('http', 'ws'));
      socket.onerror = () => settle(true);
      socket.onopen = () => settle(false);
    });
    return [await failed(fetch(`${to}/fetch`)), await pictureFails, await socketFails];
  }, trapAddress);
  expect(outcome).toEqual([true, true, true]);
});

test('the fences hold where no content policy does: requests, frames, refreshes', async () => {
  const before = await denied();
  const outcome = await desktop.app.evaluate(async ({ BrowserWindow, session }, to) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { session: session.fromPartition('carrel'), sandbox: true },
    });
    await window.loadURL('about:blank');
    const held: unknown = await window.webContents.executeJavaScript(`
      Promise.all([
        fetch('${to}/fetch').then(() => 'out', () => 'held'),
        new Promise((settle) => {
          const picture = new Image();
          picture.onload = () => settle('out');
          picture.onerror = () => settle('held');
          picture.src = '${to}/picture';
        }),
        new Promise((settle) => {
          const socket = new WebSocket('${to.replace('http', 'ws')}');
          socket.onopen = () => settle('out');
          socket.onerror = () => settle('held');
        }),
        new Promise((settle) => {
          const frame = document.createElement('iframe');
          document.body.append(frame);
          frame.contentWindow.location.href = '${to}/frame';
          const refresh = document.createElement('meta');
          refresh.httpEquiv = 'refresh';
          refresh.content = '0;url=${to}/refresh';
          document.head.append(refresh);
          setTimeout(() => settle(location.href === 'about:blank' ? 'held' : 'out'), 500);
        }),
      ])`);
    window.destroy();
    return held;
  }, trapAddress);
  expect(outcome).toEqual(['held', 'held', 'held', 'held']);
  await expect.poll(denied).toBeGreaterThanOrEqual(before + 5);
});

test('no host is found at all, not even outside the window and its session', async () => {
  const outcome = await desktop.app.evaluate(
    ({ net }, to) =>
      net.fetch(to).then(
        () => 'out',
        (error: unknown) => String(error),
      ),
    `${trapAddress}/main`,
  );
  expect(outcome).toContain('ERR_NAME_NOT_RESOLVED');
});

test('a webview comes to nothing', async () => {
  const attached = await desktop.page.evaluate((src) => {
    const view = document.createElement('webview');
    view.setAttribute('src', src);
    document.body.append(view);
    const made = 'getURL' in view;
    view.remove();
    return made;
  }, `${trapAddress}/webview`);
  expect(attached).toBe(false);
});

test('permissions are denied, asked or checked, but copying text', async () => {
  // Copying asks for the focus, which a screen without a window manager gives to nobody.
  const devtools = await desktop.page.context().newCDPSession(desktop.page);
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  const asked = await desktop.page.evaluate(async () => {
    const failed = (promise: Promise<unknown> | undefined): Promise<string> =>
      Promise.resolve(promise).then(
        () => 'granted',
        () => 'denied',
      );
    const place = new Promise<string>((settle) =>
      navigator.geolocation.getCurrentPosition(
        () => settle('granted'),
        () => settle('denied'),
      ),
    );
    return {
      place: await place,
      camera: await failed(navigator.mediaDevices?.getUserMedia({ video: true })),
      microphone: await failed(navigator.mediaDevices?.getUserMedia({ audio: true })),
      screen: await failed(navigator.mediaDevices?.getDisplayMedia()),
      notifications: await Notification.requestPermission(),
      readClipboard: await failed(navigator.clipboard.readText()),
    };
  });
  expect(asked).toEqual({
    place: 'denied',
    camera: 'denied',
    microphone: 'denied',
    screen: 'denied',
    notifications: 'denied',
    readClipboard: 'denied',
  });
  const checked = await desktop.page.evaluate(() =>
    Promise.all(
      ['geolocation', 'camera', 'microphone', 'notifications', 'midi', 'persistent-storage'].map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'denied',
        ),
      ),
    ),
  );
  expect(checked).not.toContain('granted');
  const copied = await desktop.page.evaluate(() =>
    navigator.clipboard.writeText('A quotation.').then(
      () => 'copied',
      (error: unknown) => String(error),
    ),
  );
  expect(copied).toBe('copied');
});

test('nothing is downloaded', () =>
  expectDenied(() =>
    desktop.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(new Blob(['caught'])),
        download: 'caught.txt',
      });
      link.click();
    }),
  ));

test('strings do not become markup or code', async () => {
  const outcome = await desktop.page.evaluate(async () => {
    const trustedTypes: { createPolicy(name: string, rules: object): unknown } = Reflect.get(
      window,
      'trustedTypes',
    );
    // Whoever drives the page from outside may evaluate for the length of one call; what comes later is the page's own.
    await new Promise((settle) => setTimeout(settle, 50));
    const refused = (run: () => unknown): boolean => {
      try {
        run();
        return false;
      } catch {
        return true;
      }
    };
    return {
      markup: refused(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      code: refused(() => new Function('return 1')()),
      policy: refused(() => trustedTypes.createPolicy('mine', {})),
    };
  });
  expect(outcome).toEqual({ markup: true, code: true, policy: true });
});
