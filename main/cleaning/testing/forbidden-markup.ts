import { isElement, type PageNode, type PageParent, parseHtml } from '../parse-html.ts';

/**
 * A second opinion on cleaned html, written down apart from the cleaner's own lists: every element and attribute of the
 * page a browser makes of it must be known here as powerless.
 */
const elements = new Set(
  (
    'a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn dl dt em figcaption figure ' +
    'h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rb rp rt rtc ruby s samp small span strong sub summary sup table ' +
    'tbody td tfoot th thead time tr u ul var wbr annotation maction math menclose merror mfenced mfrac mi mmultiscripts ' +
    'mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr ' +
    'munder munderover none semantics'
  ).split(' '),
);
const attributes = new Set(
  (
    'align alt aria-label class colspan datetime dir display height href id lang mathvariant open rel reversed role rowspan ' +
    'scope span src start title type value width'
  ).split(' '),
);

export function forbiddenMarkup(html: string): string[] {
  const found: string[] = [];
  const page = parseHtml(`<!doctype html><html><head></head><body>${html}</body></html>`);
  const waiting: (PageNode | PageParent)[] = [page];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#comment') found.push('a comment');
    if ('childNodes' in node) waiting.push(...node.childNodes);
    if (!isElement(node) || ['html', 'head', 'body'].includes(node.tagName)) {
      if (isElement(node) && node.attrs.length > 0) found.push(`attributes of ${node.tagName}`);
      continue;
    }
    if (!elements.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs) {
      const allowed =
        name === 'href'
          ? node.tagName === 'a' && /^(?:https?:\/\/|mailto:|#user-content-)/.test(value)
          : name === 'src'
            ? node.tagName === 'img' && /^\/image\/[0-9a-f]{64}$/.test(value)
            : name === 'id'
              ? value.startsWith('user-content-')
              : attributes.has(name) || isMathAttribute(node.tagName, name);
      if (!allowed) found.push(`<${node.tagName} ${name}="${value}">`);
    }
  }
  return found;
}

const mathAttributes = new Set(
  (
    'accent accentunder close columnalign columnspan depth displaystyle encoding fence form largeop linethickness lspace maxsize ' +
    'minsize movablelimits notation rowalign rspace scriptlevel separator stretchy symmetric'
  ).split(' '),
);
function isMathAttribute(element: string, name: string): boolean {
  return (element.startsWith('m') || element === 'annotation') && mathAttributes.has(name);
}
