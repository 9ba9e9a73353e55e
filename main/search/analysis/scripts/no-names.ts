/**
 * English words that are no names, and that would be taken for a word of another script: the words of grammar, and what
 * the four thousand commonest would find in Armenian and Russian texts and is not the same word. Still is not стиль, and
 * море is not more.
 */
const words = new Set(
  `about also been best both came come does done down drug each even ever fast from good hand hands have here into just kind
  like lines list main made make many mind more most much must near next nine once only over part past price said same self
  sent sign slow some soon star still story store such take than that them then there these they thought turn upon very well
  went were west what when where which while wide widely will with word work`.split(/\s+/),
);

export function isNoName(term: string): boolean {
  return words.has(term);
}
