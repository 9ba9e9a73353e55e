/** What the header of a text may say, as `Title: …` lines at its very top or as a mail does. */
export interface TextHeader {
  title?: string;
  date?: string;
  author?: string;
  source?: string;
  place?: string;
  address?: string;
  language?: string;
  section?: string;
  tags?: string;
}

const names: Record<keyof TextHeader, string> = {
  title:
    'title headline subject тема заголовок название վերնագիր թեմա სათაური titel titre título titolo betreff',
  date: 'date published datum дата опубликовано ամսաթիվ თარიღი fecha data',
  author:
    'author authors by from byline writer автор авторы от հեղինակ հեղինակներ ავტორი autor auteur autore von',
  source: 'source publisher publication agency источник издание агентство աղբյուր წყარო quelle fuente',
  place: 'place location dateline city место город վայր adresse-lieu lieu ort lugar',
  address: 'url link address uri permalink ссылка адрес հղում',
  language: 'language lang язык լեզու',
  section: 'section category rubric рубрика раздел բաժին',
  tags: 'tags keywords теги метки պիտակներ schlagworte',
};
const fields = new Map<string, keyof TextHeader>();
for (const [field, words] of Object.entries(names))
  for (const word of words.split(' ')) if (isField(field)) fields.set(word, field);

function isField(name: string): name is keyof TextHeader {
  return Object.hasOwn(names, name);
}

/** Of a mail's header, what says nothing to a reader. */
const technical =
  /^(?:message-id|mime-version|content-[a-z-]+|x-[a-z-]+|received|return-path|references|in-reply-to|delivered-to|reply-to|sender|list-[a-z-]+|dkim-[a-z-]+|arc-[a-z-]+|authentication-results|newsgroups|path|lines|nntp-posting-[a-z]+|organization|xref|distribution|status|errors-to|precedence)$/;

const field = /^([\p{L}][\p{L}-]{0,30})[ \t]*[:՝][ \t]+(.*)$/u;
const emptyField = /^([\p{L}][\p{L}-]{0,30})[ \t]*[:՝]$/u;
const linesLimit = 60;

/**
 * The header that a text begins with, and the lines after it. A header is two lines or more of `name: value` whose names are
 * known, or one of them with an empty line after it; anything else is body. Lines that name people to whom a mail went stay in the body.
 */
export function readTextHeader(lines: readonly string[]): { header: TextHeader; body: string[] } {
  const header: TextHeader = {};
  const kept: string[] = [];
  const first = lines.findIndex((line) => line !== '');
  let index = first;
  let known = 0;
  let last: keyof TextHeader | null = null;
  for (; index >= 0 && index < Math.min(lines.length, first + linesLimit); index += 1) {
    const line = lines[index] ?? '';
    if (/^[ \t]/.test(line) && last !== null) {
      header[last] = `${header[last] ?? ''} ${line.trim()}`;
      continue;
    }
    const match = field.exec(line) ?? emptyField.exec(line);
    const name = match?.[1]?.toLowerCase() ?? '';
    const value = match?.[2]?.trim() ?? '';
    const meant = fields.get(name);
    if (meant !== undefined) {
      known += 1;
      if (header[meant] === undefined && value !== '') header[meant] = value;
      last = header[meant] === value ? meant : null;
    } else if (/^(?:to|cc|кому|копия)$/.test(name) && known > 0) {
      kept.push(line);
      last = null;
    } else if (technical.test(name)) last = null;
    else break;
  }
  const standsAlone =
    known === 1 && (lines[index] ?? '') === '' && (header.title ?? header.date) !== undefined;
  if (known === 0 || !(known >= 2 || standsAlone)) return { header: {}, body: [...lines] };
  return { header, body: [...kept, ...(kept.length > 0 ? [''] : []), ...lines.slice(index)] };
}

/** `John Smith <john@example.org>` → `John Smith`. */
export function personOf(value: string): string {
  const name = value
    .replace(/<[^<>]*>/g, '')
    .replace(/^["']|["']$/g, '')
    .trim();
  return name.replace(/"$/, '') || value.replace(/[<>]/g, '').trim();
}
