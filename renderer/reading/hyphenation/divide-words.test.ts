import { describe, expect, test } from 'vitest';
import { divideWords, raggedRules } from './divide-words.ts';
import { loadRules, rulesName } from './languages.ts';
import { withSoftHyphens } from './soft-breaks.ts';

async function divided(language: string, text: string, before = '', after = ''): Promise<string> {
  const rules = await loadRules(language);
  return withSoftHyphens(text, divideWords(text, rules, before, after)).replaceAll('\u00ad', '·');
}

test.each([
  ['en', 'The observatory publishes photographs.', 'The obser·va·tory pub·lishes pho·tographs.'],
  ['de', 'Die Silbentrennung gelingt.', 'Die Sil·ben·tren·nung ge·lingt.'],
  ['ru', 'Обсерватория сообщает новости.', 'Об·сер·ва·то·рия со·об·щает но·во·сти.'],
  ['uk', 'Обсерваторія повідомляє.', 'Об·сер·ва·то·рія по·ві·дом·ляє.'],
  ['hy', 'Աստղադիտարանը հաղորդում է։', 'Աստ·ղա·դի·տա·րանը հա·ղոր·դում է։'],
  ['el', 'Το αστεροσκοπείο ανακοινώνει.', 'Το αστε·ρο·σκο·πείο ανα·κοι·νώ·νει.'],
])('in %s words are divided where the language divides them', async (language, text, expected) => {
  expect(await divided(language, text)).toBe(expected);
});

describe('some things stay whole', () => {
  test.each([
    ['addresses', 'https://observatory.example/photographs'],
    ['addresses of mail', 'librarian@observatory.example'],
    ['names of files', 'photographs.observatory'],
    ['capitals', 'OBSERVATORY'],
    ['short words', 'paper seven'],
    ['numbers with their unit', '1200kilometres'],
    ['what its author divided', 'photo\u00adgraphs'],
    ['parts of a word with a hyphen', 'mountain-railway'],
  ])('%s', async (_what, text) => {
    expect(await divided('en', text)).toBe(text.replaceAll('\u00ad', '·'));
  });

  test('a word that goes on in the next element', async () => {
    expect(await divided('en', 'photographs', '', 'y')).toBe('photographs');
    expect(await divided('en', 'photographs', 'y', '')).toBe('photographs');
    expect(await divided('en', 'photographs', ' ', ',')).not.toBe('photographs');
  });
});

test('with a ragged edge only long words are divided, and not near their ends', async () => {
  const rules = raggedRules(await loadRules('en'));
  const text = 'Understanding passengers carried administration apologised';
  const divided = withSoftHyphens(text, divideWords(text, rules)).replaceAll('\u00ad', '·');
  expect(divided).toBe('Under·standing passen·gers carried admin·is·tra·tion apol·o·gised');
});

test('a language tag finds the rules of its language, and none where there are none', () => {
  expect(rulesName('de-AT')).toBe('de');
  expect(rulesName('en-AU')).toBe('en-gb');
  expect(rulesName('en-US')).toBe('en');
  expect(rulesName('hy')).toBe('hy');
  expect(rulesName('ja')).toBeNull();
  expect(rulesName('')).toBeNull();
});
