import { expect, test } from 'vitest';
import { importerNames } from '../../contract/importer-names.ts';
import { importers } from '../../main/importers/table.ts';

test('every format is called by the same name everywhere', () => {
  expect(Object.fromEntries(importerNames)).toEqual(
    Object.fromEntries(importers.map(({ id, label }) => [id, label])),
  );
});
