import { expect, test } from 'vitest';
import { chooseVoice, groupVoices, languageToSpeak, usableVoices, type Voice } from './voices.ts';

const voice = (language: string, name: string, local = true): Voice => ({
  id: name,
  name,
  language,
  local,
  usual: false,
});
const voices = [
  voice('en-029', 'English (Caribbean) espeak-ng'),
  voice('en-GB', 'English (Great Britain) espeak-ng'),
  voice('en-GB', 'English (Great Britain)+Alicia espeak-ng'),
  voice('en-US', 'Cloud English', false),
  voice('hy', 'Armenian (East Armenia) espeak-ng'),
  voice('hy', 'Armenian (East Armenia)+Mr Serious espeak-ng'),
  voice('hyw', 'Armenian (West Armenia) espeak-ng'),
  voice('ru-RU', 'Russian espeak-ng'),
];

test('never offers a voice that needs a network, nor a hundred persons of one voice', () => {
  expect(usableVoices(voices).map(({ name }) => name)).toEqual([
    'English (Caribbean) espeak-ng',
    'English (Great Britain) espeak-ng',
    'Armenian (East Armenia) espeak-ng',
    'Armenian (West Armenia) espeak-ng',
    'Russian espeak-ng',
  ]);
  expect(chooseVoice(voices, 'en-US', 'Cloud English')?.name).toBe('English (Great Britain) espeak-ng');
});

test('takes the voice that was kept, else the one of the region, else another of the language', () => {
  expect(chooseVoice(voices, 'hyw', undefined)?.language).toBe('hyw');
  expect(chooseVoice(voices, 'hy-AM', undefined)?.language).toBe('hy');
  expect(chooseVoice(voices, 'en', 'English (Caribbean) espeak-ng')?.language).toBe('en-029');
  expect(chooseVoice(voices, 'ru', 'a voice that is gone')?.language).toBe('ru-RU');
  expect(chooseVoice(voices, 'ka', undefined)).toBeNull();
});

test('lists voices by language, that of the article first', () => {
  expect(groupVoices(voices, 'hy').map(({ name, voices: own }) => [name, own.length])).toEqual([
    ['Armenian', 2],
    ['English', 2],
    ['Russian', 1],
  ]);
});

test('goes by the letters where the article does not say its language', () => {
  expect(languageToSpeak(null, 'Նա եկավ։')).toBe('hy');
  expect(languageToSpeak('und', 'Он пришёл.')).toBe('ru');
  expect(languageToSpeak('pt-BR', 'Он пришёл.')).toBe('pt-BR');
  expect(languageToSpeak(null, '123')).toBe('en');
});
