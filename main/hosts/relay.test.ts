import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { defaultSettings } from '../../contract/settings-model.ts';
import { createRelay } from './relay.ts';

function open() {
  const asked: string[] = [];
  const defects: string[] = [];
  const relay = createRelay(
    {
      call: async (method) => {
        asked.push(method);
        return { ok: true, value: {} };
      },
    },
    {
      'host.about': () => {
        throw new TypeError('a defect');
      },
      'host.settings': () => defaultSettings,
      'host.changeSettings': ({ theme = 'system' }) => ({ ...defaultSettings, theme }),
      'host.chooseAndImport': () => ({ import: null }),
      'host.saveText': () => ({ saved: false }),
      'host.chooseAndWatch': () => ({ folder: null }),
      'host.chooseAndAddDictionary': () => ({ found: null }),
      'host.importUploads': () => {
        throw new ArchiveError('unsupported', 'Not here.');
      },
      'host.printArticle': () => ({ done: false }),
      'host.openWindow': () => ({}),
      'host.openExternal': () => ({ opened: false }),
    },
    (line) => defects.push(line),
  );
  return { relay, asked, defects };
}

test('answers the methods of the host itself and hands on the rest', async () => {
  const { relay, asked } = open();
  expect(await relay('host.settings', {})).toEqual({ ok: true, value: defaultSettings });
  expect(await relay('articles.list', { limit: 3 })).toMatchObject({ ok: true });
  expect(asked).toEqual(['articles.list']);
});

test('checks what its own methods are given', async () => {
  const { relay } = open();
  expect(await relay('host.changeSettings', { theme: 'plaid' })).toMatchObject({
    ok: false,
    error: { code: 'bad-request', details: { field: 'theme' } },
  });
});

test('never lets the interface name a path', async () => {
  const { relay, asked } = open();
  expect(await relay('imports.start', { files: [{ path: '/etc/passwd' }] })).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  });
  expect(asked).toEqual([]);
});

test('refuses what is no call', async () => {
  const { relay, asked } = open();
  for (const [method, input] of [
    [7, {}],
    ['x'.repeat(101), {}],
    ['articles.list', new Map()],
    [undefined, undefined],
  ])
    expect(await relay(method, input)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  expect(asked).toEqual([]);
});

test('tells the log of a defect and the interface nothing of it', async () => {
  const { relay, defects } = open();
  const reply = await relay('host.about', {});
  expect(JSON.stringify(reply)).not.toContain('a defect');
  expect(defects.join()).toContain('a defect');
});
