import type { PageDocument } from '../../../cleaning/parse-html.ts';
import { readByline } from '../../../understanding/byline.ts';
import { isAside } from './aside.ts';
import { linesOf, shownBlocks } from './shown-blocks.ts';

const longestLine = 160;

/** What says in a line that names follow; the words alone may stand in the line before the names. */
const label =
  /^(?:eine?\s\p{L}{4,25}\svon|(?:texte?|words|story|report(?:ing)?|bericht|artikel|beitrag|article|kommentar|kolumne|interview|written|reported|posted|published|geschrieben|verfasst|erstellt|veröffentlicht|aufgezeichnet|publicado|escrito|scritto|écrit|publié|rédigé)\s(?:von|by|por|par|da)|von|by|par|por|autor(?:in|en)?|authors?|auteurs?|autore|texte?(?:\s(?:&|und|and)\s(?:fotos?|bilder?|photos?))?|автор(?:ы)?|текст|հեղինակ(?:ներ)?)(?=[\s:：։՝]|$)\s?[:：։՝]?\s?/iu;
/** Where the names end: a date, a column, the credits of others. */
const end =
  /\s+[|·•/–—]\s+|,?\s+\d|\s(?=(?:illustrations?|fotos?|photos?|bild(?:er)?|übersetzung|translation|mitarbeit|redaktion)\b)/iu;

/** Names in a line of their own that says they are of authors: `By …`, `Autor: …`, `Ein Beitrag von … | 12.3.2019`. */
export function labelledAuthors(page: PageDocument): string[] {
  for (const [index, block] of shownBlocks(page).entries()) {
    if (block.text.length > longestBlock) continue;
    for (const written of linesOf(block)) {
      const line = written.replace(/^[–—-]+\s/, '');
      if (line.length > longestLine) continue;
      const [introduction] = label.exec(line) ?? [];
      if (introduction === undefined) continue;
      const alone = introduction.length === line.length;
      const rest = alone ? (shownBlocks(page)[index + 1]?.text ?? '') : line.slice(introduction.length);
      const names = namesIn(rest);
      if (names !== null && !isAside(block.owner)) return [names];
    }
  }
  return [];
}
const longestBlock = 600;

function namesIn(text: string): string | null {
  const [names = ''] = text.split(end, 1);
  return names.length > 100 ? null : (readByline(`By ${names.trim()}`)?.author ?? null);
}
