import { expect, test } from 'vitest';
import { readExternalLink } from './external-link.ts';

test('shows the host that is really meant', () => {
  for (const [address, host] of [
    ['https://example.org/a?b#c', 'example.org'],
    ['http://example.org:8080/', 'example.org:8080'],
    ['https://www.bank.example@evil.example/login', 'evil.example'],
    ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
    ['https://evil.example\\@bank.example/', 'evil.example'],
    ['https://0x7f.1/', '127.0.0.1'],
  ] as const)
    expect(readExternalLink(address)?.question, address).toBe(
      `Leave Carrel and open ${host} in your browser?`,
    );
  expect(readExternalLink('https://user:secret@example.org/')?.href).toBe('https://example.org/');
  expect(readExternalLink('mailto:editor@example.org?subject=x')?.question).toBe(
    'Write a letter to editor@example.org?',
  );
});

test('opens nothing that could start a program or show a file', () => {
  for (const address of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id',
    'vscode://x',
    'carrel://app/',
    'blob:https://example.org/1',
    ' ',
    '//example.org',
    'example.org',
    '\\\\server\\share',
  ])
    expect(readExternalLink(address), address).toBeNull();
});
