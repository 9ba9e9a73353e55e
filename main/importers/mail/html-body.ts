import { serialize } from 'parse5';
import { attribute, type PageElement, parseHtml } from '../../cleaning/parse-html.ts';
import { closest, completeAddresses, findAll, limitDepth, removeAll, textOf } from '../html/page-tree.ts';

/** The html of a message without what was put there for machines: hidden openings, counters of visits, web views. */
export function htmlBody(html: string): string {
  const page = parseHtml(html);
  limitDepth(page);
  const base = findAll(page, ({ tagName }) => tagName === 'base')[0];
  removeAll(page, (element) => never.has(element.tagName) || isHidden(element));
  removeAll(page, isCounter);
  const body = findAll(page, ({ tagName }) => tagName === 'body')[0];
  if (body === undefined) return '';
  removeServiceLines(body);
  completeAddresses(body, (base && attribute(base, 'href')) ?? undefined);
  return serialize(body);
}

const never = new Set('script style meta link title base object embed applet template noscript'.split(' '));

/** What programs show in the list of messages and hide in the message itself. */
function isHidden(element: PageElement): boolean {
  if (attribute(element, 'hidden') !== null) return true;
  const style = attribute(element, 'style')?.toLowerCase() ?? '';
  if (style === '') return false;
  if (/(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/.test(style)) return true;
  const nothing =
    /(?:^|[;\s])(?:font-size|max-height|opacity|line-height)\s*:\s*0(?:px|pt|%|em)?\s*(?:;|!|$)/.test(style);
  return nothing && textOf(element).length > 0 && textOf(element).length < 500;
}

function isCounter(element: PageElement): boolean {
  if (element.tagName !== 'img') return false;
  const style = attribute(element, 'style') ?? '';
  // Rules, corners and spacers of a layout, which lie elsewhere and say nothing.
  if (
    isSmall(element) &&
    (attribute(element, 'alt') ?? '').trim() === '' &&
    !/^(?:cid|data):/i.test(attribute(element, 'src') ?? '')
  )
    return true;
  return (
    /(?:^|;)\s*(?:width|height)\s*:\s*[01]px/i.test(style) ||
    ['width', 'height'].some((name) => /^\s*[01](?:px)?\s*$/.test(attribute(element, name) ?? ''))
  );
}

function isSmall(image: PageElement): boolean {
  return ['width', 'height'].some((name) => {
    const size = /^\s*(\d{1,4})(?:px)?\s*$/.exec(attribute(image, name) ?? '')?.[1];
    return size !== undefined && Number(size) <= 40;
  });
}

const blocks = new Set('p div td th li tr table center h1 h2 h3 h4 h5 h6 address footer'.split(' '));
const webView =
  /(?:view|read|see|open|having trouble|can'?t (?:see|read|view)|problems? viewing|not display(?:ed|ing)).{0,60}\b(?:browser|online|web ?(?:page|version)|images?)|im browser (?:ansehen|öffnen|lesen)|browser ansehen|online-?version|version en ligne|dans (?:votre|un) navigateur|en (?:el|su|tu) navegador|nel browser|в браузере|веб-верси/iu;
const leaving =
  /unsubscri|opt[- ]?out|manage (?:your )?(?:subscription|preferences|email)|update (?:your )?(?:preferences|profile)|email preferences|why (?:did|am) (?:i|you) (?:get|receiv)|received this (?:e-?mail|message|newsletter) because|abmelden|abbestellen|newsletter abbestell|se désabonner|désinscri|désabonn|darse de baja|cancelar (?:la )?suscripci|disiscri|annulla l'iscrizione|uitschrijven|отписаться|отказаться от (?:рассылки|подписки)|հրաժարվել բաժանորդագրությունից/iu;

const bareLink = /^(?:click |tap )?(?:here|this link|hier|ici|aquí|qui|здесь|сюда|այստեղ)\.?$/iu;

/**
 * Small blocks whose links lead to the same text elsewhere or out of the list. The link itself must say so, or be a mere
 * "here": a paragraph about leaving lists that links to something else stays.
 */
function removeServiceLines(body: PageElement): void {
  const whole = textOf(body).length;
  const service = new Set<PageElement>();
  /** A block may hold thousands of links. */
  const texts = new Map<PageElement, string>();
  for (const link of findAll(body, ({ tagName }) => tagName === 'a')) {
    const label = textOf(link);
    const block = closest(link, ({ tagName }) => blocks.has(tagName));
    if (block === null || block === body) continue;
    const text = texts.get(block) ?? textOf(block);
    texts.set(block, text);
    if (text.length > Math.min(400, whole * 0.4)) continue;
    const says = (meaning: RegExp): boolean =>
      meaning.test(label) || (bareLink.test(label) && meaning.test(text));
    if (says(leaving) || (text.length < 160 && says(webView))) service.add(block);
  }
  removeAll(body, (element) => service.has(element));
}
