import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGoldenCase } from './golden-case.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');
/** `CARREL_UPDATE_GOLDEN=1` writes what is read now as what is expected: look at the difference before committing it. */
const update = process.env.CARREL_UPDATE_GOLDEN === '1';

for (const format of readdirSync(fixtures)) {
  describe(`golden folders of ${format}`, () => {
    for (const name of readdirSync(join(fixtures, format))) {
      test(`reads ${name} as expected`, async () => {
        const folder = join(fixtures, format, name);
        const { fields, html } = await readGoldenCase(folder);
        const json = join(folder, 'expected.json');
        const page = join(folder, 'expected.html');
        if (update) {
          writeFileSync(json, `${JSON.stringify(fields, null, 2)}\n`);
          writeFileSync(page, `${html}\n`);
        }
        expect(existsSync(json), `${json} is there`).toBe(true);
        expect(fields).toEqual(JSON.parse(readFileSync(json, 'utf8')));
        expect(`${html}\n`).toBe(readFileSync(page, 'utf8'));
      });
    }
  });
}
