import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PageCache } from './page-cache.ts';

test('a page is read once while it is among the last ones used, and again when it is not', () => {
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constantFrom('get', 'fail'), file: fc.nat(2), page: fc.nat(9) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('forget'), file: fc.nat(2), page: fc.constant(0) }),
    },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.array(step, { maxLength: 200 }), (most, steps) => {
      const cache = new PageCache(most * 4, 4);
      const files = [cache.register(), cache.register(), cache.register()];
      const marks = new Map<string, number>();
      let order: string[] = [];
      for (const [nth, { kind, file, page }] of steps.entries()) {
        const number = files[file] ?? 0;
        const name = `${file} ${page}`;
        if (kind === 'forget') {
          cache.forget(number);
          order = order.filter((one) => !one.startsWith(`${file} `));
          continue;
        }
        const isKnown = order.includes(name);
        let read = false;
        const get = (): Uint8Array =>
          cache.get(number, page, (target) => {
            read = true;
            if (kind === 'fail') throw new Error('It cannot be read.');
            target.fill(nth & 255);
          });
        if (kind === 'fail' && !isKnown) {
          expect(get).toThrow('It cannot be read.');
          // Room was made for it.
          if (order.length >= most) order.shift();
          continue;
        }
        const bytes = get();
        expect(read).toBe(!isKnown);
        if (read) marks.set(name, nth & 255);
        expect([...bytes]).toEqual(new Array(4).fill(marks.get(name)));
        order = [...order.filter((one) => one !== name), name];
        if (order.length > most) order.shift();
      }
    }),
  );
});
