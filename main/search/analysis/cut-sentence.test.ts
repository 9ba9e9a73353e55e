import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSentence } from './cut-sentence.ts';

describe('a query without spaces', () => {
  test.each(['北京天气预报', '東京大学', 'โรงเรียน', 'example.com/a-long-address', 'Երևանաբնակներից', ''])(
    'is looked for as it stands when it is short or has spaces to be written with: %j',
    (text) => {
      expect(cutSentence(text)).toEqual([text]);
    },
  );

  test('is cut into words when it is as long as a sentence, without what stands alone between them', () => {
    expect(cutSentence('两国外交部长昨天在北京举行会谈讨论边界问题')).toEqual(
      expect.arrayContaining(['外交部', '北京', '会谈', '边界']),
    );
    expect(cutSentence('两国外交部长昨天在北京举行会谈讨论边界问题')).not.toContain('在');
    expect(cutSentence('การประชุมรัฐมนตรีต่างประเทศที่กรุงเทพ')).toEqual(
      expect.arrayContaining(['ประชุม', 'กรุงเทพ']),
    );
  });

  test('consists of pieces of itself', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'东京都的在北学大のでテス서울กรุงเa1 -\u200b𠮷'),
          maxLength: 40,
        }),
        (text) => {
          const pieces = cutSentence(text);
          expect(pieces.length).toBeGreaterThan(0);
          for (const piece of pieces) expect(text).toContain(piece);
          if (pieces.length > 1) for (const piece of pieces) expect(piece).not.toBe('');
        },
      ),
    );
  });
});
