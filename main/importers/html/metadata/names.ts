import { collapse } from '../page-tree.ts';

const introductions =
  /^(?:(?:written |posted |story |report |article |words |text |photos? |published |interview )?by|von|par|por|da|di|door|av|af|přez|autor(?:a|in)?|author|auteur|autore|escrito por|redigé par|автор|текст|подготовил|հեղինակ)(?:[:։]\s*|\s+)/iu;

/** A line that names its author → the name or names; null when it names nobody a reader would call an author. */
export function cleanByline(value: string): string | null {
  let name = collapse(value.replace(/<[^>]{0,200}>/g, ' ').replace(/&nbsp;/g, ' '));
  for (let round = 0; round < 2; round += 1) name = name.replace(introductions, '').trim();
  name = name
    .replace(/\s*[(<[]?[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}[)>\]]?/g, '')
    .replace(/\s*\(?@\w{2,30}\)?/g, '')
    .replace(/^[\s,;:|·•–—/-]+|[\s,;:|·•–—/-]+$/gu, '')
    .trim();
  if (name.length < 2 || name.length > 150 || !/\p{L}/u.test(name)) return null;
  if (/^https?:|^www\.|\.(?:com|org|net|html?)$|\/\//i.test(name)) return null;
  return nobody.test(name) ? null : name;
}

const nobody =
  /^(?:admin(?:istrator)?|author|autor|redaktion|editor|editorial|staff|webmaster|guest|anonymous|user|root|null|undefined|none|by|unknown|n\/a)$/i;

/** Several authors as one line, each once. */
export function joinNames(values: readonly string[]): string | null {
  const names: string[] = [];
  for (const value of values) {
    const name = cleanByline(value);
    if (name !== null && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
  }
  return names.length === 0 ? null : names.slice(0, 20).join(', ');
}
