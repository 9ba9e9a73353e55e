/**
 * Lower case without diacritics, for comparing names and texts in any script: ё = е, É = e. The Armenian ligature և, its
 * parts եւ, and եվ are one, since capitals write it ԵՎ (ԵՐԵՎԱՆ is Երևան).
 */
export function foldText(text: string): string {
  // NFKD has taken և apart into եւ already.
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('եւ', 'եվ');
}
