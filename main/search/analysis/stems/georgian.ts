import { createEndingCutter } from './cut-ending.ts';

/** Cases, plurals and what is written together with them. No stemmer that Carrel has knows Georgian. */
const cutCase = createEndingCutter({
  2: 'ისთვის ისგან ისკენ იდან ების ებს ებმა ებით ებად ები ებში ებზე ებთან ებიდან ებისთვის ებისგან ში ზე თან დან მდე',
  3: 'ის მა ით ად ს ი ო ც ამ',
  4: 'ა',
});
const withParticle = /(?:ც|ვე)$/u;

export function stemGeorgian(word: string): string {
  const bare = word.length > 5 ? word.replace(withParticle, '') : word;
  return cutCase(bare);
}
