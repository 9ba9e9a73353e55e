import { expect, test } from 'vitest';
import { followPassages } from './moved-passages.ts';

const paragraphs = [
  'The ferry to the north shore runs again. Its captain, who had waited for the ice to go, said that the first crossing was the quiet one.',
  'The timetable hangs in the old ticket office, and nobody has changed it since the year in which the lighthouse was sold.',
  'Share this story with your friends.',
  'In autumn, when the nights are long, somebody rings the bell on the pier; then the boat comes over without any timetable at all.',
  'Share this story with your friends.',
];
const text = paragraphs.join('\n\n');

function followed(quote: string, after: string, from = 0): string | null {
  const start = text.indexOf(quote, from);
  const span = followPassages(text, after)({ start, end: start + quote.length });
  return span && after.slice(span.start, span.end);
}

test('follows words through paragraphs put in, taken out and in another order', () => {
  const [first = '', second = '', , fourth = ''] = paragraphs;
  for (const after of [
    ['Put in before.', ...paragraphs].join('\n\n'),
    [second, fourth].join('\n\n'),
    [fourth, 'Something else stands here now.', second, first].join('\n\n'),
  ])
    expect(followed('lighthouse', after)).toBe('lighthouse');
});

test('does not follow words whose paragraph is gone, though the same words stand elsewhere', () => {
  const after = [paragraphs[1], paragraphs[3], paragraphs[4]].join('\n\n');
  expect(followed('the', after)).toBeNull();
  expect(followed('Share this story', after)).toBeNull();
  expect(followed('captain', after)).toBeNull();
});

test('tells a repeated sentence by its neighbours on both sides, and gives it up when one is gone', () => {
  const repeated = paragraphs[2] ?? '';
  const after = `Put in before.\n\n${text}\n\nPut in behind.`;
  const start = text.indexOf(repeated);
  expect(followPassages(text, after)({ start, end: start + repeated.length })?.start).toBe(start + 16);
  const without = [paragraphs[0], paragraphs[2], 'Nothing else is as it was.'].join('\n\n');
  expect(followPassages(text, without)({ start, end: start + repeated.length })).toBeNull();
});

test('moves a passage some of whose words were changed, and ends where it ended', () => {
  const after = text
    .replace('waited for the ice', 'waited for the last ice')
    .replace('quiet one', 'calm one');
  expect(
    followed('who had waited for the ice to go, said that the first crossing was the quiet', after),
  ).toBe('who had waited for the last ice to go, said that the first crossing was the calm');
  expect(followed('quiet', after)).toBeNull();
});

test('follows the very first and the very last words, and the whole text', () => {
  const after = `${text.replace('bell on the pier', 'bell')}`;
  expect(followed('The', after)).toBe('The');
  expect(followed('friends.', after, text.length - 8)).toBe('friends.');
  expect(followed(text, after)).toBe(after);
});

test('gives up several paragraphs when one of them went elsewhere or another came among them', () => {
  const [first = '', second = '', , fourth = ''] = paragraphs;
  const heading = 'On winter days';
  const before = [first, heading, second, fourth].join('\n\n');
  const span = { start: 0, end: before.indexOf(second) + second.length };
  for (const after of [
    [first, second, fourth, heading],
    [first, 'By night and day', second, fourth],
    [first, heading, 'Put in.', second, fourth],
  ])
    expect(followPassages(before, after.join('\n\n'))(span)).toBeNull();
  const later = `Put in.\n\n${before}`;
  expect(followPassages(before, later)(span)).toEqual({ start: 9, end: span.end + 9 });
});

test('gives up a passage that has lost a paragraph of signs at its edge', () => {
  const [first = '', second = '', , fourth = ''] = paragraphs;
  const before = [first, '^', second, '^', fourth].join('\n\n');
  const start = before.indexOf('^');
  const span = { start, end: before.lastIndexOf('^') + 1 };
  expect(followPassages(before, [first, second, fourth].join('\n\n'))(span)).toBeNull();
  expect(followPassages(before, `Put in.\n\n${before}`)(span)?.start).toBe(start + 9);
});

test('does not follow several paragraphs to a copy of the outermost', () => {
  const [first = '', second = ''] = paragraphs;
  const before = [first, second].join('\n\n');
  const after = [second, 'Something else.', first, second].join('\n\n');
  expect(followPassages(before, after)({ start: 0, end: before.length })).toBeNull();
});

test('keeps the edge of a paragraph out of one that was put in before it', () => {
  const [first = '', second = '', , fourth = ''] = paragraphs;
  const before = [first, second, fourth].join('\n\n');
  const start = before.indexOf(second);
  const after = [first, 'The boat is red.', second, fourth].join('\n\n');
  const span = followPassages(before, after)({ start, end: start + second.length });
  expect(span === null || after.slice(span.start, span.end) === second).toBe(true);
});

test('takes signs, emoji, combining characters and other scripts along whole', () => {
  const mixed = [
    'Ан сказал: «Перелёт — это ❤️‍🔥 для всех», и вышел на пристань до рассвета.',
    'هذه المدينة القديمة تقع على شاطئ البحر ولها ميناء صغير يعرفه كل بحار.',
    '船は朝早く港を出て、霧の中をゆっくり北へ進んだ。船長は何も言わなかった。',
    'Cafe\u0301 Ընկերը եկավ երեկոյան ու նստեց պատուհանի մոտ երկար ժամանակ։',
  ];
  const before = mixed.join('\n\n');
  const after = ['New.', mixed[3], mixed[2], 'More.', mixed[1], mixed[0]].join('\n\n');
  const follow = followPassages(before, after);
  for (const quote of ['❤️‍🔥', '«Перелёт — это ❤️‍🔥', 'ميناء صغير', '霧の中', 'Cafe\u0301', 'պատուհանի մոտ']) {
    const start = before.indexOf(quote);
    const span = follow({ start, end: start + quote.length });
    expect(span && after.slice(span.start, span.end), quote).toBe(quote);
  }
});

test('is quick about a passage as long as the text and about many in one paragraph', () => {
  const long = Array.from({ length: 20_000 }, (_, n) => `word${n} ${n % 50 === 49 ? '\n\n' : ''}`)
    .join('')
    .trimEnd();
  const after = `Before. ${long}`;
  const follow = followPassages(long, after);
  expect(follow({ start: 0, end: long.length })).toEqual({ start: 8, end: 8 + long.length });
  const all = Array.from({ length: 5_000 }, (_, n) => follow({ start: n * 10, end: n * 10 + 40 }));
  expect(all.filter((span) => span === null)).toEqual([]);
});
