import { expect, test } from 'vitest';
import { cutAtWord, inferTitle, titleLimit } from './infer-title.ts';

test('takes the first sentence without its stop', () => {
  expect(inferTitle('The bridge was opened on Monday. It is long.')).toBe('The bridge was opened on Monday');
  expect(inferTitle('Мост открыт сегодня утром. Он длинный.')).toBe('Мост открыт сегодня утром');
  expect(inferTitle('Կամուրջը բացվեց այսօր առավոտյան։ Այն երկար է։')).toBe('Կամուրջը բացվեց այսօր առավոտյան');
  expect(inferTitle('新しい橋は今日の朝に開通した。長い橋だ。')).toBe('新しい橋は今日の朝に開通した。');
});

test('keeps the mark of a question', () => {
  expect(inferTitle('Who built the old bridge? Nobody knows.')).toBe('Who built the old bridge?');
});

test('does not end a sentence at a short form', () => {
  expect(inferTitle('The U.S. Senate met Mr. Brown on Oct. 9 in the hall. He spoke.')).toBe(
    'The U.S. Senate met Mr. Brown on Oct. 9 in the hall',
  );
});

test('does not end a sentence inside a bracket', () => {
  expect(inferTitle('The white stork (lat. Ciconia ciconia) is a large bird. It nests on roofs.')).toBe(
    'The white stork (lat. Ciconia ciconia) is a large bird',
  );
  expect(inferTitle('Zofia (Sonka) Holszańska (ur. ok. 1405) była królową. Żyła długo.')).toBe(
    'Zofia (Sonka) Holszańska (ur. ok. 1405) była królową',
  );
});

test('never takes more than the first paragraph', () => {
  expect(inferTitle('A line without a stop\n\nThe next paragraph.')).toBe('A line without a stop');
});

test('cuts a long sentence at a word and says so', () => {
  const title = inferTitle('word '.repeat(60));
  expect(title.length).toBeLessThanOrEqual(titleLimit);
  expect(title.endsWith('word…')).toBe(true);
});

test('never cuts inside of a character', () => {
  expect(cutAtWord('😀'.repeat(60), 10)).toBe('😀😀😀😀…');
});
