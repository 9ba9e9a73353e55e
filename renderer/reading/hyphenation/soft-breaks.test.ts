import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeOffset, softHyphen, textOffset, withoutSoftHyphens, withSoftHyphens } from './soft-breaks.ts';

/** A text, some of which has soft hyphens of its own, and where more of them are put. */
const divided = fc
  .array(fc.constantFrom('a', 'б', 'ու', ' ', '😀', softHyphen, 'é'), { maxLength: 40 })
  .map((letters) => letters.join(''))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      breaks: fc
        .uniqueArray(fc.nat({ max: text.length }), { maxLength: 12 })
        .map((offsets) => offsets.sort((a, b) => a - b)),
      ends: fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length })),
    }),
  );

test('every span of the text is the same span of the node, but for the soft hyphens', () => {
  fc.assert(
    fc.property(divided, ({ text, breaks, ends }) => {
      const node = withSoftHyphens(text, breaks);
      const [start, end] = [Math.min(...ends), Math.max(...ends)];
      const from = nodeOffset(breaks, start, 'start');
      const to = Math.max(from, nodeOffset(breaks, end, 'end'));
      const inner = breaks.filter((at) => at > start && at < end).map((at) => at - start);
      expect(node.slice(from, to)).toBe(withSoftHyphens(text.slice(start, end), inner));
    }),
  );
});

test('an offset of the text that went into the node comes back the same', () => {
  fc.assert(
    fc.property(divided, ({ text, breaks }) => {
      for (let offset = 0; offset <= text.length; offset += 1)
        for (const as of ['start', 'end'] as const)
          expect(textOffset(breaks, nodeOffset(breaks, offset, as))).toBe(offset);
    }),
  );
});

test('offsets of the node never go back in the text, and count every one of its characters once', () => {
  fc.assert(
    fc.property(divided, ({ text, breaks }) => {
      const node = withSoftHyphens(text, breaks);
      const offsets = Array.from({ length: node.length + 1 }, (_, at) => textOffset(breaks, at));
      expect(offsets[0]).toBe(0);
      expect(offsets.at(-1)).toBe(text.length);
      for (const [at, offset] of offsets.entries())
        expect(offset - (offsets[at - 1] ?? 0)).toBeOneOf(at === 0 ? [0] : [0, 1]);
    }),
  );
});

test('nothing is left of soft hyphens in what is copied', () => {
  expect(withoutSoftHyphens(withSoftHyphens('observatory', [2, 5, 7]))).toBe('observatory');
});
