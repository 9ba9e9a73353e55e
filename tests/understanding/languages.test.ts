import { expect, test } from 'vitest';
import { detectLanguage } from '../../main/understanding/language.ts';
import { corpusRecords, textField, textFiles } from '../test-corpora.ts';

const corpora: [string, string, string[]][] = [
  [
    'en',
    'Reuters',
    corpusRecords('data/corpus-reuters21578/articles', 5_000).map((record) => textField(record, 'text')),
  ],
  [
    'en',
    'an encyclopedia',
    corpusRecords('data/corpus-enwiki/articles', 1_500).map((record) => textField(record, 'text')),
  ],
  [
    'hy',
    'Armenian news',
    corpusRecords('data/corpus-hy-ilur/articles', 5_000).map((record) => textField(record, 'text')),
  ],
  ['ru', 'Russian news', textFiles('data/corpus-ru-factrueval').flatMap(({ text }) => text.split('\n'))],
];

for (const [language, name, texts] of corpora) {
  const prose = texts.filter(
    (text) => (text.match(/\p{Ll}{2,}/gu)?.length ?? 0) >= 20 && text.split('\n').length < 400,
  );
  test.skipIf(prose.length === 0)(
    `${name}: is ${language}, or in doubt unknown, and next to never another language`,
    () => {
      let right = 0;
      let wrong = 0;
      for (const text of prose) {
        const detected = detectLanguage(text);
        if (detected === language) right += 1;
        else if (detected !== null) wrong += 1;
      }
      expect(wrong / prose.length).toBeLessThan(0.003);
      expect(right / prose.length).toBeGreaterThan(name === 'Reuters' ? 0.9 : 0.97);
    },
  );
}
