import { createEndingCutter } from './cut-ending.ts';

/** The light stemming of Larkey, Ballesteros and Connell (light10): articles and suffixes, no roots. */
const cutSuffix = createEndingCutter({ 2: 'ها ان ات ون ين يه ه ي' });
const article = /^(?:وال|بال|كال|فال|لل|ال)(?=..)/u;
const conjunction = /^و(?=...)/u;

export function stemArabic(word: string): string {
  const bare = word.replace(article, '');
  return cutSuffix(cutSuffix(bare === word ? word.replace(conjunction, '') : bare));
}
