import type { TextBlock } from '../text-blocks.ts';

const longestAppeal = 450;
/** What asks only at its end has told something before, such as who the author is. */
const latestAsking = 70;

/** What readers are asked to do … */
const asked =
  /\b(?:(?<!\bto )follow|like us|join|subscribe|sign up|signing up|register|log in|download|read all about|lesen sie das|donate|donation|become a member|support (?:our|us|independent)|folgen? (?:sie|uns)|folgt? uns|folge|abonnier\p{L}{1,3}|unterstütz\p{L}{1,4} (?:sie )?(?:uns|unsere\p{L}?|diese\p{L}? form)|spenden?|mitglied werden|suivez|abonnez|inscrivez|seguici|iscriviti|abbonati|siga|inscreva|assine|volg ons|meld je aan|zapisz się|obserwuj|sledujte)\b|(?:síguenos|sígue|únete|suscríb|hazte|apoya a|подпи[сш]|присоединяйтесь|հետևեք|միացեք|բաժանորդագրվ)/iu;
/** … and where. */
const place =
  /\b(?:twitter|facebook|instagram|telegram|tiktok|whatsapp|youtube|linkedin|pinterest|newsletters?|inbox|subscribers?|subscriptions?|members?hip|mitglieds?chaft|mitglied|miembro|abo|abonnement|paypal|patreon|steady|journalis[mt]\p{L}{0,4}|periodismo|journalismus|app store|google play|podcast|e-?paper|\p{L}*edition|apps?|ios|android|sign up (?:here|now))\b|(?:телеграм|канал|рассылк|ֆեյսբուք|տելեգրամ)/iu;

/** `Follow us on Twitter and subscribe to our newsletter`: asked of the reader, no part of what is told. */
export function isAppeal({ text }: TextBlock): boolean {
  if (text.length > longestAppeal || !place.test(text)) return false;
  const at = text.search(asked);
  return at >= 0 && at <= latestAsking;
}

/** Of these the link is the point. */
const credits =
  /^(?:quellen?|source|sources|fuente|fonte|bron|źródło|источник|via|fotos?|photo|bild|credit|website|web|doi|url|link|e-?mail|isbn|author|autor|by|von)\b/iu;

/** `Read this too: the title of something else`, whatever the words before the colon are. */
export function isLabelledLink({ text, linked }: TextBlock): boolean {
  const [label] = /^[^:：]{2,28}[:：]\s/u.exec(text) ?? [];
  if (label === undefined || credits.test(text)) return false;
  const rest = text.length - label.length;
  return rest >= 25 && linked >= rest * 0.95 && text.slice(label.length).split(' ').length >= 4;
}

/** Nothing but whose picture it is, as a line of its own: the picture's caption, where there is one, keeps it. */
export function isCredit({ text }: TextBlock): boolean {
  if (text.length > longestCredit || /\p{Ll}[.!?]\s+\p{Lu}/u.test(text)) return false;
  return labelledCredit.test(text) || agencyCredit.test(text);
}
const longestCredit = 80;
const labelledCredit =
  /^[(|\s]*(?:(?:fotos?|bild(?:er|quelle|nachweis)?|beitragsbild|titelbild|photos?|images?|pictures?|screenshot|grafik|crédits? photos?|crédits?|credits?|photo credits?|foto credits?|illustration|kuva|zdjęcie|фото)\s?(?:by|von|via|courtesy of)?\s?[:：]|©|\(c\)\s)/iu;
/** `R. AMSEL/AFP/Getty Images`. */
const agencyCredit =
  /^[^.!?:]{0,60}[/|]\s?(?:afp|ap|epa|dpa|apa|reuters|getty(?: images)?|shutterstock|picture alliance|imago|istock(?:photo)?|unsplash|pixabay|alamy|keystone|ansa|tass)\)?$/iu;
