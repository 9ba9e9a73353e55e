import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createInterfaceFiles } from './interface-files.ts';

let folder: string;
let files: ReturnType<typeof createInterfaceFiles>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-interface-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer', 'pages.html'), '<!doctype html>');
  mkdirSync(join(folder, 'renderer', 'pdf', 'cmaps'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'pdf', 'cmaps', 'UniGB-UCS2-H.bcmap'), '1');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-3f_A.js'), '1');
  writeFileSync(join(folder, 'renderer', '.secret.txt'), 'secret');
  writeFileSync(join(folder, 'renderer', 'program.exe'), 'secret');
  writeFileSync(join(folder, 'outside.txt'), 'secret');
  files = createInterfaceFiles(join(folder, 'renderer'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('sends the page and its parts with an exact type and the strict policy', async () => {
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/assets/index-3f_A.js', 'text/javascript; charset=utf-8'],
  ] as const) {
    const { status, headers } = await files(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
  }
});

test('lets the document that draws pages start its one worker and stand in the interface, and no more', async () => {
  const policy = (await files('/pages.html')).headers['content-security-policy'] ?? '';
  expect(policy).toContain("worker-src 'self'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain('trusted-types carrel-pdf-worker');
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect((await files('/')).headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(await files('/pdf/cmaps/UniGB-UCS2-H.bcmap')).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' },
  });
});

test('leads nowhere but to the files of the build', async () => {
  for (const path of [
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/..%2foutside.txt',
    '/assets\\..\\..\\outside.txt',
    '/%2e%2e/outside.txt',
    '//outside.txt',
    '/.secret.txt',
    '/program.exe',
    '/assets',
    '/assets/',
    '',
    '/index.html\0.js',
    `/${join(folder, 'outside.txt')}`,
  ])
    expect((await files(path)).status, path).toBe(404);
});
