import { publicationDate } from '../../../contract/model.ts';
import { forbiddenMarkup } from '../../../main/cleaning/testing/forbidden-markup.ts';
import type { ReadyArticle, UnreadPart } from '../../../main/library/ready-article.ts';

/** What in an article could act, deceive or break a row of the interface; empty when nothing can. */
export function harmsOf(article: ReadyArticle): string[] {
  const { former } = article;
  const found = forbiddenMarkup(article.html);
  const oneLine: [string, string | null | undefined][] = [
    ['title', article.title],
    ['byline', article.byline],
    ['source', article.source],
    ['place', article.place],
    ['section', article.section],
    ['language', article.language],
    ['address', article.address],
    ['within', article.within],
    ...article.tags.map((tag): [string, string] => ['tag', tag]),
    ...(former?.collections ?? []).map((name): [string, string] => ['collection', name]),
    ...article.missing.map(({ address }): [string, string] => ['missing', address]),
  ];
  for (const [field, value] of oneLine)
    if (/\p{Cc}/u.test(value ?? '')) found.push(`a control character in the ${field}`);
  // As the contract has them for what people enter themselves.
  for (const [field, value] of oneLine)
    if ((value?.length ?? 0) > (/tag|collection/.test(field) ? 200 : field === 'address' ? 8_000 : 2_000))
      found.push(`a ${field} without an end`);
  const lines: [string, string][] = [
    ['text', article.text],
    ['excerpt', article.excerpt],
    ['note', former?.note ?? ''],
    ...(former?.highlights ?? []).flatMap(({ comment, anchor }): [string, string][] => [
      ['comment', comment],
      ['passage', anchor.quote],
    ]),
  ];
  for (const [field, value] of lines)
    if (/[^\P{Cc}\n\t]/u.test(value)) found.push(`a control character in the ${field}`);
  const { address, published, language } = article;
  if (address !== null && !/^https?:\/\/[^\s"<>]/.test(address)) found.push(`the address ${address}`);
  if (address !== null && !URL.canParse(address)) found.push(`the address ${address}`);
  if (published !== null && !publicationDate.safeParse(published).success)
    found.push(`the date ${published}`);
  if (language !== null && !/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language))
    found.push(`the language ${language}`);
  return found;
}

export function harmsOfPart({ message, within }: UnreadPart): string[] {
  return /\p{Cc}/u.test(within) || /[^\P{Cc}\n\t]/u.test(message) ? [`a control character in ${within}`] : [];
}
