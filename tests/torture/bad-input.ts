import { deepStrictEqual } from 'node:assert';
import { documentWith, requestFor } from '../../main/search/testing/documents.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';
import { SimulatedDisk } from '../../main/search/testing/simulated-disk.ts';
import { withFolder } from './crash-anywhere.ts';

const whole = 20_000_000;

/** Texts as long as are searched whole and longer, a word of 5 MB, a word in every article, queries of 100 KB. */
export async function giveBadInput(seed: number): Promise<void> {
  const random = createSeededRandom(seed);
  await withFolder(async (open) => {
    const engine = await open(new SimulatedDisk());
    const filler = `${Array.from({ length: 4_000 }, () => `w${random.below(50_000)}`).join(' ')} `;
    const fill = (length: number): string =>
      filler.repeat(Math.ceil(length / filler.length)).slice(0, length);
    const end = ' lastword';
    const documents = [
      documentWith('whole', { body: fill(whole - end.length) + end }),
      documentWith('longer', { body: `${fill(whole)} beyondword` }),
      documentWith('oneword', { body: 'x'.repeat(5_000_000) }),
      ...Array.from({ length: 3_000 }, (_, nth) =>
        documentWith(`small${nth}`, { body: `everywhere ${nth}` }),
      ),
    ];
    let cursor = 0;
    for (const document of documents) await engine.add([document], ++cursor);
    await engine.flush();
    const ids = async (query: string): Promise<string[]> =>
      (await engine.find(requestFor(query, { relax: false, limit: 10 }))).hits.map(({ id }) => id);
    deepStrictEqual(await ids('lastword'), ['whole']);
    deepStrictEqual(await ids('beyondword'), []);
    deepStrictEqual(await ids('x'.repeat(100_000)), ['oneword']);
    deepStrictEqual((await engine.status()).shortened, { ids: ['longer'], count: 1 });
    deepStrictEqual((await engine.find(requestFor('everywhere'))).total, 3_000);
    const plane = (number: number): string =>
      String.fromCodePoint(number * 0x10000 + 0xe000 + random.below(0x1000));
    const queries = [
      Array.from({ length: 10_000 }, () => `w${random.below(60_000)}`).join(' '),
      Array.from({ length: 10_000 }, (_, nth) => `everywhere OR w${nth}`).join(' '),
      '"everywhere '.repeat(8_000),
      '(-('.repeat(33_000),
      ':*"()-~=<>'.repeat(10_000),
      Array.from({ length: 20_000 }, () => plane(random.below(17))).join(''),
      Array.from({ length: 50_000 }, () => String.fromCharCode(random.below(0x10000))).join(''),
    ];
    for (const query of queries)
      for (const match of ['all', 'any'] as const)
        for (const typing of [true, false]) await engine.find(requestFor(query, { match, typing }));
    await engine.close();
  });
}
