import { describe, expect, it } from 'vitest';
import { sentenceAt, sentencesOf } from './sentences.ts';

const cut = (text: string, language = ''): string[] =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

describe('the sentences of a text', () => {
  it.each([
    ['titles', 'Mr. Petrosyan met Dr. Hale. They spoke.', 2],
    ['initials', 'J. R. R. Marlow and A.C. Bryant came. Nobody else did.', 2],
    ['countries', 'The U.S. Senate voted. The U.S. The end came later.', 3],
    ['times of day', 'He left at 5 p.m. on Friday. She stayed.', 2],
    ['Latin', 'Some birds, e.g. Larks, sing i.e. Loudly. Others do not.', 2],
    ['numbers of things', 'See No. 5 and Fig. 12 there. No. That is wrong.', 3],
    ['decimals', 'It rose by 3.5 percent to $4.25 a litre. Then it fell.', 2],
    ['letters that are no initials', 'They lacked vitamin C. The crew fell ill.', 2],
    ['Russian short words', 'Это, т.е. Договор, подписан. Он жил в г. Ереван с проф. Ивановым.', 2],
    ['Russian years', 'Это было в 2019 г. Президент уехал в 2020 г. в Москву.', 2],
    ['Russian initials', 'А.С. Лунин и И. П. Седов вышли. Дождь шёл и т.д. Никто не ждал.', 3],
    ['Armenian stops', 'Նա եկավ։ Հետո գնաց։', 2],
    ['Armenian colons', 'Նա եկավ: Հետո գնաց: Ասաց երեքը. մեկ, երկու, երեք:', 3],
    ['Armenian initials', 'Ա. Սարգսյանը խոսեց 2019 թ. ապրիլին։ Վերջ։', 2],
    ['CJK', '他来了。她走了。谁知道？', 3],
    ['Japanese speech', '「行こう。」と彼は言った。彼女は笑った。', 2],
    ['danda', 'वह आया। वह गया।', 2],
    ['Arabic', 'من أنت؟ أنا أحمد.', 2],
  ])('end where %s do not end them', (_name, text, count) => {
    expect(cut(text)).toHaveLength(count);
  });

  it('keep the quotation mark that closes them, and leave the one that opens the next', () => {
    expect(cut('“It is done.” He sat down. “Go,” she said. «Да.» «Нет.»')).toEqual([
      '“It is done.”',
      'He sat down.',
      '“Go,” she said.',
      '«Да.»',
      '«Нет.»',
    ]);
  });

  it('go on where somebody speaks and the speech has a stop of its own', () => {
    expect(cut('“Is it so?” he asked. «Иди!» — крикнул он. Все ушли.')).toEqual([
      '“Is it so?” he asked.',
      '«Иди!» — крикнул он.',
      'Все ушли.',
    ]);
  });

  it('keep the number of a footnote', () => {
    expect(cut('The lake rose.[3] It fell.[4][5] The end.')).toEqual([
      'The lake rose.[3]',
      'It fell.[4][5]',
      'The end.',
    ]);
  });

  it('keep the number that they begin with', () => {
    expect(cut('1. The boats are counted. 2. The nets are dried.')).toEqual([
      '1. The boats are counted.',
      '2. The nets are dried.',
    ]);
  });

  it('know the ordinals of languages that write them with a stop', () => {
    expect(cut('Er kam am 9. Oktober an. Sie blieb.', 'de')).toHaveLength(2);
    expect(cut('They were 9. Nobody counted.', 'en')).toHaveLength(2);
  });

  it('are never joined over a line, stop or no stop', () => {
    expect(cut('A heading\n\nwith text below it\nand a row.')).toEqual([
      'A heading',
      'with text below it',
      'and a row.',
    ]);
  });

  it('are found in the lines asked for alone, and all of those', () => {
    const text = 'One. Two.\n\nThree. Four.\nFive.';
    const at = text.indexOf('Four');
    expect(sentencesOf(text, 'en', at, at + 1).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Three.',
      'Four.',
    ]);
    expect(sentencesOf(text, 'en', 0, at + 1)).toHaveLength(4);
    expect(sentencesOf('', 'en')).toEqual([]);
    expect(sentencesOf('\n\n', 'en')).toEqual([]);
  });

  it('hold every letter of the text once and in order, in a line without measure too', () => {
    const line = `${'Nobody knows how long this takes 😀 '.repeat(40)}. `.repeat(60) + 'x'.repeat(20_000);
    const sentences = sentencesOf(line);
    let end = 0;
    for (const sentence of sentences) {
      expect(sentence.start).toBeGreaterThanOrEqual(end);
      expect(line.slice(end, sentence.start).trim()).toBe('');
      end = sentence.end;
    }
    expect(line.slice(end).trim()).toBe('');
    expect(sentences.length).toBeGreaterThanOrEqual(60);
  });

  it('are told by a place in them', () => {
    const text = 'First it rained. Then Mr. Hale came.\n\nHe left.';
    const at = sentenceAt(text, text.indexOf('Hale'));
    expect(at && text.slice(at.start, at.end)).toBe('Then Mr. Hale came.');
    expect(sentenceAt(text, text.indexOf('\n\n') + 1)).toBeNull();
  });
});
