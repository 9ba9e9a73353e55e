import { expect, test } from 'vitest';
import { splitAddress } from './link-dialog.tsx';

test.each([
  ['https://lake.example/ferry?a=1#b', 'https://', 'lake.example', '/ferry?a=1#b'],
  ['https://bank.example@evil.example/', 'https://bank.example@', 'evil.example', '/'],
  ['https://evil.example:8443/bank.example', 'https://', 'evil.example:8443', '/bank.example'],
  ['https://аррӏе.example/', 'https://', 'xn--80ak6aa92e.example', '/'],
  ['mailto:editor@lake.example?subject=hello', 'mailto:', 'editor@lake.example', '?subject=hello'],
])('shows where %s really leads', (address, before, host, after) => {
  expect(splitAddress(address)).toEqual({ before, host, after });
});
