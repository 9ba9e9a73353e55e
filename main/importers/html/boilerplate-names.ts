import { attribute, type PageElement } from '../../cleaning/parse-html.ts';
import { nameWords, textOf } from './page-tree.ts';

/**
 * What authors of pages call the parts around an article. Whole words of class and id are compared, never pieces of
 * words: `has-sidebar-menu` says menu, `harpoon` does not say a thing.
 */
const words = (list: string): string[] => list.trim().split(/\s+/);

const certain = new Set(
  words(`
  addthis addtoany adsbygoogle advert advertisement advertising adsense ads adslot breadcrumb breadcrumbs consent cookie cookies
  disqus dsq gdpr navbar navigation nav menu submenu menubar newsletter newsletters outbrain pagination pager
  recirc recirculation recommended recommendation recommendations related relatedposts relatedcontent share sharebar
  sharedaddy sharing sharetools shares signup sidebar skiplink social socials socialmedia sponsor sponsored sponsors
  subscribe taboola tagcloud toolbar trending upsell viral
`),
);
/** Parts that may be an article's own when they hold much of its text. */
const likely = new Set(
  words(`
  actions aside banner bio byline colophon comment commentlist comments copyright crosslinks disclaimer
  feedback footer footnav jumplink kommentare kommentar legal login masthead meta metadata modal morelinks
  offcanvas popular popup postmeta print printonly promo promos promotion rating ratings readmore readnext register
  replies reply respond screenreader seealso sitemap skip sponsoring subscription suggestions tags taglist teaser teasers
 tooltip topbar topics votes voting widget widgets whatsapp
`),
);
const pairs = new Set(
  words(`
  about+author author+bio author+box author+info author+card author+meta also+like also+read article+tags cat+links content+recommendation
  entry+meta entry+footer follow+us further+reading more+articles more+from more+news more+on more+stories most+read most+popular
  most+viewed next+article next+post post+meta post+tags post+nav post+navigation posted+in posted+on prev+next previous+post
  read+also read+more read+next reading+time screen+reader see+also sr+only social+media suggested+articles tag+links up+next
  visually+hidden you+may
`),
);
const roles = new Set(
  words('navigation banner contentinfo complementary dialog alertdialog menu menubar toolbar search alert'),
);

export type BoilerplateSign = 'none' | 'likely' | 'certain';

/** What tag, role and names say of an element's part in the page. */
export function boilerplateSign(element: PageElement): BoilerplateSign {
  if (element.tagName === 'nav' || element.tagName === 'dialog') return 'certain';
  const role = attribute(element, 'role')?.toLowerCase();
  if (role !== undefined && roles.has(role)) return role === 'complementary' ? 'likely' : 'certain';
  const line = lineElements.has(element.tagName);
  let sign: BoilerplateSign = element.tagName === 'footer' || element.tagName === 'aside' ? 'likely' : 'none';
  let previous = '';
  for (const word of nameWords(element)) {
    if (certain.has(word) && !line) return 'certain';
    if (certain.has(word) || likely.has(word) || pairs.has(`${previous}+${word}`)) sign = 'likely';
    previous = word;
  }
  return line && sign === 'likely' && textOf(element).length > longestLine ? 'none' : sign;
}

/** A paragraph of some length is text, whatever its class says. */
const lineElements = new Set(words('p h1 h2 h3 h4 h5 h6 blockquote pre'));
const longestLine = 150;

const contentWords = new Set(
  words('article articlebody body content entry post story storybody text maincontent'),
);
/** Names that authors give to the article itself. */
export function isContentName(element: PageElement): boolean {
  if (attribute(element, 'itemprop')?.toLowerCase().includes('articlebody')) return true;
  return nameWords(element).some((word) => contentWords.has(word));
}
