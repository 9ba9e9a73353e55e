import type { DataField } from '../../../contract/import-model.ts';

/** By how well a name says what the column holds, best first; without case, spaces and marks. */
const names: Record<DataField, readonly string[]> = {
  title: words(
    'title headline heading articletitle posttitle subject name',
    'заголовок название тема վերնագիր titel uberschrift schlagzeile titre intitule titulo titular titolo kop kopje tytuł otsikko rubrik baslik',
  ),
  text: words(
    'text fulltext articletext articlebody maintext bodytext body content contents textcontent plaintext story article selftext document',
    'текст содержание տեքստ fliesstext volltext inhalt artikeltext texte contenu texto contenido conteudo testo contenuto tekst inhoud tresc sisalto metin icerik',
  ),
  html: words('html contenthtml bodyhtml rawhtml htmlcontent articlehtml markup'),
  excerpt: words(
    'excerpt summary description abstract lead lede standfirst snippet teaser intro subtitle',
    'аннотация описание лид zusammenfassung vorspann beschreibung resume chapo resumen resumo riassunto samenvatting opis',
  ),
  published: words(
    'published publishedat datepublished publicationdate publishdate publisheddate pubdate publishedon date articledate datetime timestamp time createdat created createdutc year',
    'дата датапубликации ամսաթիվ datum erscheinungsdatum veroffentlicht veroffentlichtam jahr datedepublication publiele fecha fechadepublicacion data datadipubblicazione pubblicato publicatiedatum datapublikacji tarih',
  ),
  address: words(
    'url link address href permalink canonicalurl articleurl sourceurl weburl uri',
    'ссылка адрес հղում webadresse adresse lien enlace direccion indirizzo adres',
  ),
  byline: words(
    'byline author authors creator writer authorname journalist',
    'автор авторы հեղինակ autor autoren verfasser verfasserin auteur auteurs autore autrice schrijver redactor kirjoittaja yazar',
  ),
  source: words(
    'source sourcename publisher publication outlet newspaper journal agency provider website site sitename domain',
    'источник издание աղբյուր quelle zeitung verlag herausgeber journal editeur fuente periodico fonte testata bron krant zrodło kaynak',
  ),
  place: words(
    'place location city placename',
    'место город վայր ort stadt lieu ville lugar ciudad luogo citta plaats miejsce',
  ),
  dateline: words('dateline'),
  section: words(
    'section category rubric desk',
    'рубрика раздел категория բաժին rubrik ressort kategorie rubrique categorie seccion categoria sezione rubriek dział',
  ),
  language: words('language lang locale', 'язык լեզու sprache langue idioma lingua taal jezyk'),
  tags: words(
    'tags tag keywords labels topics categories subjects',
    'теги метки ключевыеслова schlagworter schlagworte stichworter motscles etiquetas palabrasclave parolechiave trefwoorden słowakluczowe',
  ),
  collections: words(
    'collection collections folder list shelf',
    'ordner sammlung dossier carpeta cartella map папка',
  ),
  note: words(
    'note notes comment annotation',
    'заметка заметки notiz notizen kommentar nota notas appunti notitie',
  ),
  saved: words('saved savedat added addedat dateadded timeadded', 'добавлено gespeichertam ajoutele'),
};

function words(...lists: string[]): string[] {
  return lists.flatMap((list) => list.split(' '));
}

/** Fields of which several columns may each give a part. */
const several: ReadonlySet<DataField> = new Set<DataField>(['tags', 'collections']);

/**
 * What columns mean by their names. Of several that could be the same field the best name takes it; an author's name may
 * stand inside (`author.name`).
 */
export function guessColumns(columns: readonly string[]): Map<string, DataField> {
  const mapping = new Map<string, DataField>();
  for (const [field, known] of Object.entries(names) as [DataField, readonly string[]][]) {
    const ranked = columns
      .map((column) => ({ column, rank: rankOf(column, known) }))
      .filter(({ rank }) => rank >= 0)
      .sort((one, other) => one.rank - other.rank);
    for (const { column } of several.has(field) ? ranked : ranked.slice(0, 1))
      if (!mapping.has(column)) mapping.set(column, field);
  }
  return mapping;
}

/** Whether files with these columns hold anything that could be an article. */
export function isEnough(mapping: ReadonlyMap<string, DataField>): boolean {
  return [...mapping.values()].some((field) => ['title', 'text', 'html', 'address'].includes(field));
}

function rankOf(column: string, known: readonly string[]): number {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace('ß', 'ss')
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '');
  const inside = /^(.*)\.(?:name|rendered|text|value)$/.exec(column)?.[1];
  const rank = known.indexOf(plain(column));
  if (rank >= 0 || inside === undefined) return rank;
  const outer = known.indexOf(plain(inside));
  return outer < 0 ? -1 : outer + known.length;
}
