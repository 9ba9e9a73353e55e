import { collapse } from '../page-tree.ts';
import { decodeEntities } from './entities.ts';

/** What stands before a name in a line about the author, up to and with the word that introduces it. */
const introductions = [
  /^(?:By|Von)(?=\p{Lu}\p{L}*[.\s])/u,
  /^(?:post author|(?:view|see|read|show)?\s*(?:all|more)\s+(?:posts|articles|stories|content)|more stories|posted|written|published|words|text|story|reporting|reported|photos?|interview|submitted|contributed|compiled|created|authored)?\s*(?:on\s.{4,40}?\s)?\bby\b[:\s]+/i,
  /^(?:zeige alle beiträge|alle (?:beiträge|artikel)|mehr (?:artikel|beiträge)|veröffentlicht|eingestellt|geschrieben|verfasst|erstellt|beitrag|artikel|text|ein beitrag|pressemitteilung|gastbeitrag|protokoll|interview|fotos?)?\s*(?:am\s[\d.\s]{6,14})?(?:\s*\b|(?<=beitrag))vo[nm]\b[:\s]*/i,
  /^(?:text(?: und (?:interview|fotos?|bilder))?|autor(?:en|in|a|es)?|author|auteur|autore|redaktion|redaktor(?:in)?|redacción|redazione|writer|reporter|byline|tekst|автор(?:ы|ка)?|текст|подготовил[аи]?|հեղինակ(?:ներ)?)\s*[:։՝|/–-]\s*/iu,
  /^(?:autor(?:en|in|a|es)?|author|auteur|autore)\s+(?=\p{Lu})/iu,
  /^(?:(?:publié|écrit|rédigé|propos recueillis)\s+)?par\b[:\s]+/i,
  /^(?:(?:publicado|escrito|redactado)\s+)?por\b[:\s]+/i,
  /^(?:(?:scritto|pubblicato)\s+)?(?:da|di|a cura di)\s+/i,
  /^(?:door|av|af|przez|napisał[a]?)\s+/i,
];

const leftovers =
  /[\s,;|/·•–—-]+(?:am|on|at|um|uhr|em|el|le|den|der|vom|stand|updated|published|posted|publicado|hace|datum|date|chefredakteur(?:in)?|ph\.?d\.?|m\.?d\.?|cnn|says|sagt|link copied|shares?|follow|contributor|alle artikel|kontakt|profil|bio|view author archive|get author rss feed|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\.?|jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ch)?|märz|apr(?:il)?|mai|may|jun[ei]?|jul[iy]?|aug(?:ust)?|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?,?$/i;

const longestLine = 1_000;

/** A line that names its author → the name or names; null when it names nobody a reader would call an author. */
export function cleanByline(value: string): string | null {
  let name = collapse(decodeEntities(value.slice(0, longestLine).replace(/<[^>]{0,200}>/g, ' ')));
  name = withoutIntroduction(withoutIntroduction(name));
  name = name
    .replace(/\s*[(<[]?[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}[)>\]]?/g, '')
    .replace(/\s*\(?@\w{2,30}\)?/g, '');
  const digit = name.search(/(?:[\s,|(]|(?<=\p{L})(?=(?:19|20)\d\d))\d/u);
  if (digit > 0) name = name.slice(0, digit);
  for (let round = 0; round < 4; round += 1) name = trimmed(name).replace(leftovers, '');
  name = trimmed(name);
  if (name.length < 2 || name.length > 200 || !/\p{L}/u.test(name) || /^\d/.test(name)) return null;
  if (/^https?:|^www\.|\.html?$|\/\//i.test(name)) return null;
  return nobody.test(name) ? null : name;
}

function withoutIntroduction(name: string): string {
  for (const introduction of introductions) {
    const rest = name.replace(introduction, '');
    if (rest !== name && rest.trim() !== '') return rest.trim();
  }
  return name;
}

function trimmed(name: string): string {
  return name.replace(/^[\s,;:|·•–—/"„“«»-]+|[\s,;:|·•–—/"„“«»-]+$/gu, '');
}

const nobody =
  /^(?:(?:wordpress)?admin(?:istrator)?|author|authors|autor|autoren|editor|guest|gast|anonymous|anonym|user|root|null|undefined|none|by|von|unknown|n\/a|posted|stand|name \(.*|about the author|über den autor|kommentar.*|comments?|share|follow|email|twitter|facebook|read more|mehr|more|profile?|gesponserte inhalte|sponsored(?: content)?|agencies|veröffentlicht|publié|publicado|jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|sept|o[ck]t|nov|de[cz]|zuletzt.*|letzte änderung.*)$/i;

/** Several authors as one line, each once. */
export function joinNames(values: readonly string[]): string | null {
  const names: string[] = [];
  for (const value of values) {
    const name = cleanByline(value);
    if (name !== null && !names.some((known) => known.toLowerCase().includes(name.toLowerCase())))
      names.push(name);
  }
  return names.length === 0 ? null : names.slice(0, 20).join(', ');
}

/** `Gillman, Steve` of library catalogues → `Steve Gillman`. */
export function nameFirst(name: string): string {
  const parts = /^(\p{Lu}[\p{L}’'-]+),\s(\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)?)$/u.exec(name.trim());
  return parts === null ? name : `${parts[2]} ${parts[1]}`;
}

const organisation =
  /(?:^|\s)(?:e\.\s?v|gmbh|ag|inc|ltd|llc|redaktion|magazin|magazine|verlag|verband|stiftung|online|news|newsroom|team|staff|editors?|editorial|zeitung|media|medien|institut|institute|universität|university|ministerium|association|foundation)(?:\.|\s|$)/i;

/** The name of a house, not of a person: signed where nobody is. */
export function isOrganisation(name: string, sites: readonly string[]): boolean {
  if (
    organisation.test(name) ||
    /(?:^|[\s(.])[\w-]{2,40}\.(?:com|net|org|info|[a-z]{2})(?:[\s)]|$)/.test(name)
  )
    return true;
  const squeezed = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return sites.some((site) => site.length > 3 && squeezed.startsWith(site));
}

/** `jdoe`, `anna.k`, `link78`, `LN`: a name to sign in with, worse than any name of a person. */
export function isAccountName(name: string): boolean {
  if (/^\p{Lu}{1,3}$/u.test(name)) return true;
  return (
    !name.includes(' ') && (name === name.toLowerCase() || /[\d_.]/.test(name)) && /^[\w.-]+$/.test(name)
  );
}
