import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

const number = fc.oneof(
  fc.nat(300),
  fc.nat(),
  fc.maxSafeInteger().map((value) => Math.abs(value)),
  fc.integer({ min: 1, max: 53 }).chain((bits) => fc.constantFrom(2 ** bits - 1, 2 ** bits)),
);

test('numbers up to 2^53 and any text are read as they were written', () => {
  const part = fc.oneof(number, fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const writer = new ByteWriter(1);
      for (const one of parts)
        if (typeof one === 'number') writer.number(one);
        else writer.text(one);
      const reader = new ByteReader(writer.copy());
      for (const one of parts) expect(typeof one === 'number' ? reader.number() : reader.text()).toBe(one);
      expect(reader.at).toBe(writer.size);
    }),
  );
});

test('numbers are passed over without being read', () => {
  fc.assert(
    fc.property(fc.array(number), fc.nat(), (numbers, some) => {
      const writer = new ByteWriter(1);
      for (const one of numbers) writer.number(one);
      writer.number(77);
      const reader = new ByteReader(writer.written());
      const passed = some % (numbers.length + 1);
      reader.skip(passed);
      expect(reader.number()).toBe(numbers[passed] ?? 77);
    }),
  );
});

test('text from a unit on is written without what stands before it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
      fc.string({ unit: 'binary' }),
      (a, b) => {
        const writer = new ByteWriter(1);
        writer.text(a + b, a.length);
        expect(new ByteReader(writer.written()).text()).toBe(b);
      },
    ),
  );
});

test('half a pair of surrogates becomes the replacement character, and the rest stays', () => {
  const writer = new ByteWriter();
  writer.text('a\ud800b\udc00');
  writer.number(5);
  const reader = new ByteReader(writer.written());
  expect(reader.text()).toBe('a\ufffdb\ufffd');
  expect(reader.number()).toBe(5);
});
