import { plainWords } from './words.ts';

/**
 * What stands above or inside the parts that publishers add to an article, in the languages of the articles. Compared by
 * whole words: a line is one of these when it begins with one and is not much longer.
 */
const list = (text: string): string[] =>
  text
    .trim()
    .split(/[,\n]/)
    .map((line) => plainWords(line))
    .filter((line) => line !== '');

/** Over lists of other articles, of comments, of authors: what follows is not the article any more. */
const endings = list(`
  pressekontakt, kontakt, kontakt für rückfragen, ansprechpartner, ihr ansprechpartner, media contact, press contact,
  media contacts, contact, contacto de prensa, contact presse, contatti stampa, lesetipps, lesetipp, mehr lesen,
  weitere infos, siehe auch, post navigation, beitragsnavigation, beitrags navigation, navigation, share your thoughts,
  what do you think, more coverage, more reading, more to read, more like this, similar articles, similar posts,
  top posts, trending, other stories, our picks, in this section, explore more, discover more, from our partners,
  from the web, around the web, promoted stories, paid content, mehr entdecken, beliebte artikel, beliebte beiträge,
  top artikel, top themen, neue beiträge, letzte beiträge, lo último, últimas noticias, te recomendamos, recomendados,
  recomendamos, à ne pas manquer, nos recommandations, dernières actualités, consigliati, ultime notizie,
  notícias relacionadas, mais lidas, aanbevolen, populair, powiązane, najnowsze, najczęściej czytane,
  рекомендуем, рекомендуемое, смотрите также, похожие записи, свежие новости, լրահոս, նմանատիպ նյութեր,
  related articles, related stories, related posts, related content, related news, related links, related reading,
  related coverage, related, read more, read next, read also, more on this, more on this story, more from, more stories,
  more news, more articles, most read, most popular, most viewed, popular posts, popular articles, latest news,
  latest articles, latest stories, latest posts, recent posts, recent articles, recommended, recommended for you,
  recommended articles, you may also like, you might also like, you may also be interested in,
  you might be interested in, also read, further reading, keep reading, up next, trending now, top stories,
  editors picks, don t miss, about the author, about the authors, about author, author bio, leave a reply,
  leave a comment, post a comment, add a comment, join the conversation, join the discussion, comments, no comments,
  responses, stay up to date, subscribe to our newsletter, sign up for our newsletter, sign up to our newsletter,
  get our newsletter, mehr zum thema, mehr zu, mehr von, mehr dazu, mehr aus, mehr artikel, weitere artikel,
  weitere beiträge, weitere themen, weitere informationen, weitere nachrichten, weitere meldungen,
  weiterführende informationen, weiterführende links, zum weiterlesen, lesen sie auch, lesen sie hier, lesen sie mehr,
  lies auch, auch interessant, auch lesenswert, das könnte dich auch interessieren, das könnte sie auch interessieren,
  das könnte dich interessieren, das könnte sie interessieren, ähnliche artikel, ähnliche beiträge,
  ähnliche themen, verwandte artikel, verwandte themen, verwandte beiträge, passend zum thema, schon gelesen,
  meistgelesen, neueste beiträge, neueste artikel, aktuelle artikel, aktuelle beiträge, empfehlungen,
  empfehlungen der redaktion, empfehlungen aus der redaktion, unsere empfehlungen, über den autor, über die autorin,
  über die autoren, kommentare, kommentieren, kommentar schreiben, kommentar verfassen, keine kommentare,
  schreibe einen kommentar, hinterlasse einen kommentar, diskutieren sie, entdecke weitere, entdecken sie, à lire aussi,
  lire aussi, à lire également, sur le même sujet, dans la même rubrique, articles similaires, articles liés,
  plus d articles, voir aussi, à voir aussi, les plus lus, à propos de l auteur, commentaires, laisser un commentaire,
  partager cet article, lea también, lee también, le puede interesar, te puede interesar, también te puede interesar,
  quizás te interese, más información, más noticias, más sobre, más leídas, lo más leído, lo más visto,
  artículos relacionados, noticias relacionadas, temas relacionados, notas relacionadas, contenido relacionado,
  contexto de la noticia, relacionadas, relacionados, deja un comentario, deja una respuesta, leggi anche,
  ti potrebbe interessare, potrebbe interessarti, articoli correlati, commenti, leia também, leia mais, veja também,
  saiba mais, artigos relacionados, lees ook, lees meer, lees verder, meer over, meer nieuws, gerelateerde artikelen,
  reacties, czytaj też, czytaj także, czytaj również, czytaj więcej, zobacz też, zobacz także, zobacz również,
  przeczytaj też, przeczytaj także, polecane, dowiedz się więcej, komentarze, läs också, läs även, läs mer, les også,
  lue myös, ezek is érdekelhetnek, kapcsolódó cikkek, olvasta már, čtěte také, čtěte dále, související články,
  mohlo by vás zajímat, citește și, citiți și, ilgili haberler, прочитајте и, читайте также, читайте ещё,
  смотрите также, по теме, материалы по теме, новости по теме, похожие статьи, похожие материалы, похожие новости,
  другие новости, другие материалы, последние новости, самое читаемое, популярное, комментарии, комментарий,
  оставить комментарий, добавить комментарий, читайте також, дивіться також, կարդացեք նաև, կարդալ նաև, կարդացեք նաեւ,
  այս թեմայով, թեմայի վերաբերյալ, առնչվող նյութեր, առնչվող նորություններ, նմանատիպ նորություններ, այլ նորություններ,
  վերջին նորություններ, ամենաընթերցված, մեկնաբանություններ, մեկնաբանել, διαβάστε επίσης, διαβάστε ακόμη, اقرأ أيضا,
  اقرأ أيضًا, مواضيع ذات صلة, خبرهای مرتبط, 关键词, 相关阅读, 相关新闻, 延伸阅读, 推荐阅读, 相關文章, 延伸閱讀, 関連記事, あわせて読みたい, おすすめ記事, 관련기사
`);

/** Single lines that programs and publishers put between or under the paragraphs. */
const lines = list(`
  share, tweet, pin, pinnen, tweeten, full screen, fullscreen, autoplay, skip ad, buy photo, view photos, view photo,
  view gallery, story continues below, article content, article continues below, continue below, advertising,
  this advertisement has not loaded yet, media error, use up down arrow keys, video player, caption, close, schließen,
  kommentare geschlossen, rezept drucken, zum rezept, bei pinterest speichern, zum vergrößern auf das bild,
  weiterführender link, quellen ausblenden, quellen anzeigen, bildstrecke, download als pdf, als pdf herunterladen,
  pdf herunterladen, datei ist nicht barrierefrei, mehr erfahren, jetzt anmelden, jetzt abonnieren, hier klicken,
  einmal zahlen, comentar, comparte esta noticia, compartir nota, suscríbete, siguiente, anterior, cerrar, ver más,
  partagez, tweeter, lire la suite, fermer, condividi su, chiudi, delen, sluiten, zamknij, udostępnij na, zavřít,
  table of contents, inhaltsverzeichnis, sommaire, sign up for our, sign in, log in, already a subscriber,
  subscribe now, subscribe today, follow, following, unfollow, report this, give feedback,
  related topics, trending, comment, share this, share this article, share this post, share this story, share on,
  follow us, follow us on, stay connected, newsletter, subscribe, sign up, previous post, next post, previous article,
  next article, filed under, tags, tagged, topics, advertisement, weiterlesen, zum thema, zum autor, kommentar, teilen,
  teilen mit, artikel teilen, beitrag teilen, diesen artikel teilen, diesen beitrag teilen,
  möchten sie den artikel teilen, folgen sie uns, folge uns, jetzt teilen, schlagwörter, stichwörter, stichworte,
  themen, anzeige, werbung, vorheriger beitrag, nächster beitrag, vorheriger artikel, nächster artikel,
  zurück zur übersicht, zurück, partager, publicité, mots clés, temas, etiquetas, comentarios, compartir, comparte,
  publicidad, mira, mire, condividi, pubblicità, compartilhe, publicidade, advertentie, reklama, udostępnij, mainos,
  diskuse, поделиться, подписывайтесь, подпишитесь, теги, метки, реклама, կիսվել, տարածել, գովազդ,
  advertisement continue reading below, article continues below advertisement, story continues below advertisement,
  continue reading, continue reading the main story, scroll to continue, scroll down for, sponsored content, sponsored,
  click here to, click to enlarge, enlarge, print, print this article, print this page, print recipe, email this, email,
  download pdf, back to top, top, skip to content, go to top, load more, show more, show less, see more, view more,
  view comments, view all comments, show comments, hide comments, watch video, play video, loading, copy link,
  link copied, listen to this article, listen to article, text size, save, save article, bookmark, like this,
  like loading, add to, report a typo, report an error, min read, minute read, minutes read, all rights reserved,
  copyright, this article originally appeared, reprints and permissions, facebook, twitter, whatsapp, linkedin,
  pinterest, telegram, instagram, youtube, tumblr, reddit, drucken, seite drucken, artikel drucken, nach oben,
  mehr anzeigen, mehr laden, vergrößern, bild vergrößern, zum vergrößern, zum inhalt springen, alle rechte vorbehalten,
  externer inhalt, empfohlener redaktioneller inhalt, an dieser stelle finden sie, bitte registrieren sie sich,
  sie müssen sich einloggen, sie müssen angemeldet sein, imprimer, retour en haut, imprimir, stampa, распечатать,
  распечатать статью, печать, версия для печати, наверх, տպել, տպել էջը
`);

const endingIndex = indexOf(endings);
const lineIndex = indexOf(lines);

function indexOf(phrases: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const phrase of phrases) {
    const [first = ''] = phrase.split(' ');
    index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  return index;
}

function begins(text: string, index: Map<string, string[]>, slack: number): boolean {
  if (text.length > 160) return false;
  const words = plainWords(text);
  const [first = ''] = words.split(' ');
  return (index.get(first) ?? []).some(
    (phrase) => words === phrase || (words.startsWith(`${phrase} `) && words.length <= phrase.length + slack),
  );
}

/** One of the headings below, to the word. */
export function isExactEnding(text: string): boolean {
  return begins(text, endingIndex, 0);
}

/** `Related articles`, `Lesen Sie auch`, `Читайте также:` as a heading; a few words more are allowed. */
export function isEndingHeading(text: string): boolean {
  return begins(text, endingIndex, 30);
}

/** The same as the start of a line that points elsewhere: `Read also: …` with the title of what it points to. */
export function pointsElsewhere(text: string): boolean {
  return begins(text, endingIndex, 140);
}

/** `Advertisement`, `Print`, `Continue reading`. */
export function isStockLine(text: string): boolean {
  return begins(text, lineIndex, 12);
}
