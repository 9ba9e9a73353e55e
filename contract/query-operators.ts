/**
 * What a search can ask, for people: the help in the window, the help of the command line and the documents name these, and
 * a test holds that each example is read as what it says. The parser is `main/search/query/`.
 */
export interface QueryOperator {
  /** As documents name it: `person:`. */
  operator: string;
  /** A query that shows it. */
  example: string;
  /** What the example finds, a few words. */
  finds: string;
}

export interface OperatorGroup {
  title: string;
  operators: readonly QueryOperator[];
}

export const operatorGroups: readonly OperatorGroup[] = [
  {
    title: 'Words',
    operators: [
      { operator: 'words', example: 'mirror train', finds: 'articles with both words, anywhere' },
      { operator: '"…"', example: '"first light"', finds: 'the words side by side, as they stand' },
      { operator: '"…"~5', example: '"mirror plateau"~5', finds: 'the words near each other, in any order' },
      { operator: '*', example: 'observ*', finds: 'words that begin so' },
      { operator: '=', example: '=talks', finds: 'this very word: no other form, spelling or script' },
    ],
  },
  {
    title: 'Combining',
    operators: [
      { operator: 'OR', example: 'bread OR beans', finds: 'either of them' },
      {
        operator: '-',
        example: 'mirror -train',
        finds: 'the first without the second; NOT train says the same',
      },
      { operator: '( )', example: '(mirror train) OR bread', finds: 'what is in brackets first' },
    ],
  },
  {
    title: 'Fields',
    operators: [
      { operator: 'title:', example: 'title:"mirror train"', finds: 'in the title' },
      { operator: 'byline:', example: 'byline:Velis', finds: 'in the byline; author: and by: say the same' },
      {
        operator: 'person:',
        example: 'person:"Tamara Velis"',
        finds: 'somebody named in the text, title or byline',
      },
      { operator: 'source:', example: 'source:Meridian', finds: 'where it appeared' },
      { operator: 'place:', example: 'place:Gyumri', finds: 'where it was written' },
      { operator: 'section:', example: 'section:culture', finds: 'the section it stood in' },
      { operator: 'tag:', example: 'tag:railways', finds: 'in one of its tags' },
      { operator: 'body:', example: 'body:(mirror OR lens)', finds: 'in the text itself' },
      { operator: 'note:', example: 'note:cite', finds: 'in your notes' },
      {
        operator: 'highlight:',
        example: 'highlight:railway',
        finds: 'in your highlights and their comments',
      },
      { operator: 'in:', example: 'in:"To cite"', finds: 'in the collection of that name' },
      { operator: 'lang:', example: 'lang:hy', finds: 'by language, here Armenian' },
    ],
  },
  {
    title: 'Dates and length',
    operators: [
      { operator: 'date:', example: 'date:2024-10', finds: 'published in that year, month, week or day' },
      { operator: '..', example: 'date:2019..2024', finds: 'between; either end may be left open' },
      { operator: '>', example: 'date:>2024-05-01', finds: 'after; also >=, < and <=' },
      {
        operator: 'date:last-month',
        example: 'date:last-month',
        finds: 'also today, yesterday, this-week, last-year',
      },
      { operator: '7d', example: 'added:<7d', finds: 'added in the last 7 days; also 2w, 6m, 1y' },
      { operator: 'added:', example: 'added:today', finds: 'by the day it came into the library' },
      { operator: 'words:', example: 'words:>1000', finds: 'by length' },
    ],
  },
  {
    title: 'What you made of it',
    operators: [
      { operator: 'is:unread', example: 'is:unread', finds: 'also is:reading and is:finished' },
      { operator: 'is:starred', example: 'is:starred', finds: 'with a star' },
      { operator: 'is:annotated', example: 'is:annotated', finds: 'with a note or a highlight' },
      { operator: 'has:note', example: 'has:note', finds: 'also has:highlight, has:tag, has:collection' },
      {
        operator: 'has:date',
        example: '-has:date',
        finds: 'undated; also byline, source, place, language, text',
      },
    ],
  },
  {
    title: 'Order',
    operators: [
      { operator: 'sort:date', example: 'mirror sort:date', finds: 'the newest first' },
      { operator: 'sort:added', example: 'mirror sort:added', finds: 'the latest additions first' },
      {
        operator: 'sort:title',
        example: 'mirror sort:title',
        finds: 'by title; sort:relevance is the usual order',
      },
    ],
  },
];
