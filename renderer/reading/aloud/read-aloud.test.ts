import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AloudState, createReadAloud, type ReadAloud } from './read-aloud.ts';
import { createSentenceWalk } from './sentence-walk.ts';
import { createSystemEngine } from './speech-engine.ts';
import { FakeSynthesis, fakeUtterance, fakeVoice } from './testing/fake-synthesis.ts';

const text = 'Առաջին։ Երկրորդ։\n\nԵրրորդ։ Չորրորդ։';
let synthesis: FakeSynthesis;
let aloud: ReadAloud;
let states: AloudState[];
let rate = 1;
let kept: string | undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  synthesis = new FakeSynthesis();
  synthesis.list = [fakeVoice('en-GB', 'Daniel'), fakeVoice('hy', 'Ani'), fakeVoice('hy', 'Aram')];
  states = [];
  rate = 1;
  kept = undefined;
  aloud = createReadAloud({
    walk: createSentenceWalk(text, 'hy'),
    engine: createSystemEngine(synthesis, fakeUtterance),
    language: 'hy',
    kept: () => ({ voice: kept, rate }),
    onChange: (state) => states.push(state),
  });
});
afterEach(() => vi.useRealTimers());

const turn = (ms = 100) => vi.advanceTimersByTimeAsync(ms);
const said = () => synthesis.said.map(({ text: words }) => words);
const status = () => aloud.state().status;

test('reads sentence after sentence to the end and then is off', async () => {
  aloud.play(0);
  for (const sentence of ['Առաջին։', 'Երկրորդ։', 'Երրորդ։', 'Չորրորդ։']) {
    await turn();
    const now = aloud.state().sentence;
    expect(now && text.slice(now.start, now.end)).toBe(sentence);
    expect(said().at(-1)).toBe(sentence);
    synthesis.finish();
  }
  expect(status()).toBe('off');
  expect(synthesis.said[0]).toMatchObject({ voice: 'Ani', lang: 'hy', rate: 1 });
});

test('begins with the sentence at the offset', async () => {
  aloud.play(text.indexOf('րկրորդ'));
  await turn();
  expect(said()).toEqual(['Երկրորդ։']);
});

test('pauses and goes on at the beginning of the sentence; what was interrupted is no failure', async () => {
  aloud.play(0);
  await turn();
  aloud.pause();
  await turn();
  expect(status()).toBe('paused');
  expect(synthesis.speaking).toBe(false);
  aloud.resume();
  await turn();
  expect(status()).toBe('speaking');
  expect(said()).toEqual(['Առաջին։', 'Առաջին։']);
  expect(states.some((state) => state.status === 'failed')).toBe(false);
});

test('many quick steps are not swallowed by the system and only the last is heard', async () => {
  aloud.play(0);
  await turn();
  aloud.step('sentence');
  aloud.step('sentence');
  aloud.step('sentence');
  await turn();
  expect(synthesis.current?.text).toBe('Չորրորդ։');
  aloud.step('previous-paragraph');
  await turn();
  expect(synthesis.current?.text).toBe('Երրորդ։');
  aloud.step('previous-paragraph');
  await turn();
  expect(synthesis.current?.text).toBe('Առաջին։');
  aloud.step('previous-sentence');
  await turn();
  expect(synthesis.current?.text).toBe('Առաջին։');
});

test('what is replaced or stopped before the system could be asked is never said', async () => {
  aloud.play(0);
  await turn();
  aloud.step('sentence');
  await turn(30);
  aloud.step('sentence');
  await turn(200);
  expect(said()).toEqual(['Առաջին։', 'Երրորդ։']);
  aloud.step('sentence');
  await turn(30);
  aloud.stop();
  await turn(200);
  expect(said()).toHaveLength(2);
  expect(synthesis.speaking).toBe(false);
});

test('a step while paused moves without a sound', async () => {
  aloud.play(0);
  await turn();
  aloud.pause();
  aloud.step('paragraph');
  await turn();
  expect(synthesis.current).toBeNull();
  aloud.resume();
  await turn();
  expect(synthesis.current?.text).toBe('Երրորդ։');
});

test('another voice or speed is heard at once', async () => {
  aloud.play(0);
  await turn();
  rate = 1.5;
  kept = 'Aram';
  aloud.changeVoice();
  await turn();
  expect(synthesis.said.at(-1)).toMatchObject({ text: 'Առաջին։', rate: 1.5, voice: 'Aram' });
});

test('waits for voices that are told late, and says when none speaks the language', async () => {
  const voices = synthesis.list;
  synthesis.list = [];
  aloud.play(0);
  await turn();
  expect(status()).toBe('waiting');
  synthesis.tellVoices([fakeVoice('en-GB', 'Daniel')]);
  expect(status()).toBe('no-voice');
  synthesis.tellVoices(voices);
  await turn();
  expect(synthesis.current?.text).toBe('Առաջին։');
  aloud.stop();
  synthesis.list = [fakeVoice('hy', 'Cloud', false)];
  aloud.play(0);
  await turn();
  expect(status()).toBe('no-voice');
  expect(synthesis.current).toBeNull();
});

test('a system without any voice is told after a moment', async () => {
  synthesis.list = [];
  aloud.play(0);
  await turn(5_000);
  expect(status()).toBe('no-voice');
});

test('goes on when the system forgets to tell the end, and asks again when it did not hear', async () => {
  aloud.play(0);
  await turn();
  synthesis.finish({ silently: true });
  await turn(3_000);
  expect(synthesis.current?.text).toBe('Երկրորդ։');
  aloud.stop();
  synthesis.deaf = 1;
  await turn();
  aloud.play(0);
  await turn(8_000);
  expect(synthesis.current?.text).toBe('Առաջին։');
});

test('a voice that never answers, or never ends, is a failure in words; resume tries again', async () => {
  synthesis.deaf = 2;
  aloud.play(0);
  await turn(16_000);
  expect(aloud.state()).toMatchObject({ status: 'failed', message: 'The voice does not answer.' });
  aloud.resume();
  await turn(60_000);
  expect(aloud.state()).toMatchObject({ status: 'failed', message: 'The voice got stuck.' });
  expect(synthesis.speaking).toBe(false);
});

test('ends without a sound or an event afterwards', async () => {
  aloud.play(0);
  await turn();
  aloud.stop();
  const told = states.length;
  await turn(10_000);
  expect(status()).toBe('off');
  expect(states).toHaveLength(told);
  expect(said()).toHaveLength(1);
});
