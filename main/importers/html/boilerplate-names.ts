import { attribute, type PageElement } from '../../cleaning/parse-html.ts';
import { nameWords, textOf } from './page-tree.ts';

/**
 * What authors of pages call the parts around an article. Words of class and id are compared from their beginning, never
 * from their middle: `has-sidebar-menu` says menu, `harpoon` does not say a thing.
 */
const words = (list: string): string[] => list.trim().split(/\s+/);

const certain = new Set(
  words(`
  addthis addtoany ai2html adslot ads asides authorbox authorinfo breadcrumb breadcrumbs colophon crosslinks dsq
  editsection gdpr jumplink menu menubar nav navbar outbrain pager recirc relatedposts share sharebar shares sharebox sharedaddy
  sharetools shariff signup sitemap skiplink skiplinks social socials submenu taboola teaserlist toolbar topbar trending
  upsell vjs mejs jwplayer wp-embed
`),
);
const certainBeginnings = words(`
  adsbygoogle advert breadcrumb consent cookie navigation newsletter pagination recirculat recommend related sharing
  sidebar socialm sponsor subscrib tagcloud
`);
/** Parts that may be an article's own when they hold much of its text. */
const likely = new Set(
  words(`
  actions aside banner bio byline copyright disclaimer feedback footer footnav imprint kommentar legal login
  masthead meta metadata modal morelinks offcanvas popular popup postmeta print printonly rail rating ratings readmore
  readnext register screenreader seealso skip suggestions tags taglist teasers tooltip topics votes voting whatsapp
`),
);
const likelyBeginnings = words('footermen promo widget textwidget');
const pairs = new Set(
  words(`
  about+author accordion+related also+like also+read article+tags author+bio author+box author+card author+description author+info
  author+meta cat+links g+artboard media+player video+player video+js content+recommendation entry+author entry+footer entry+meta entry+utility follow+us further+reading
  interesting+articles liste+teaser more+articles more+from more+news more+on more+stories most+popular most+read most+viewed
  next+article next+post next+prev post+meta post+nav post+tags posted+in posted+on prev+next previous+post read+also
  read+more read+next reading+time screen+reader see+also social+media sr+only suggested+articles tag+links third+party
  up+next visually+hidden wp+embed you+may
`),
);
/** What readers wrote below the article. */
const comments = new Set(
  words(
    'comment commentlist comments commentlists disqus kommentare nocomments pingback pingbacks replies reply respond trackback trackbacks',
  ),
);
const roles = new Set(
  words('navigation banner contentinfo complementary dialog alertdialog menu menubar toolbar search alert'),
);

export type BoilerplateSign = 'none' | 'likely' | 'certain' | 'comments';

/** What tag, role and names say of an element's part in the page. */
export function boilerplateSign(element: PageElement): BoilerplateSign {
  if (element.tagName === 'nav' || element.tagName === 'dialog') return 'certain';
  const role = attribute(element, 'role')?.toLowerCase();
  if (role !== undefined && roles.has(role)) return role === 'complementary' ? 'likely' : 'certain';
  let sign: BoilerplateSign = element.tagName === 'footer' || element.tagName === 'aside' ? 'likely' : 'none';
  let previous = '';
  for (const word of nameWords(element)) {
    const found = signOf(word, previous);
    if (found === 'certain' || found === 'comments') sign = sign === 'certain' ? sign : found;
    else if (found === 'likely' && sign === 'none') sign = 'likely';
    previous = word;
  }
  if (sign !== 'none' && holdsNotes(element)) return 'none';
  if (sign === 'none' || !lineElements.has(element.tagName)) return sign;
  return textOf(element).length > (sign === 'certain' ? longLine : shortLine) ? 'none' : 'likely';
}

/** Footnotes are the article's, whatever else their list is called. */
function holdsNotes(element: PageElement): boolean {
  return nameWords(element).some((word) => /^(?:footnotes?|endnotes?)$/.test(word));
}

function signOf(word: string, previous: string): BoilerplateSign {
  if (comments.has(word)) return 'comments';
  if (certain.has(word) || certainBeginnings.some((beginning) => word.startsWith(beginning)))
    return 'certain';
  if (likely.has(word) || likelyBeginnings.some((beginning) => word.startsWith(beginning))) return 'likely';
  return pairs.has(`${previous}+${word}`) ? 'likely' : 'none';
}

/** A paragraph of some length is text, whatever its class says. */
const lineElements = new Set(words('p h1 h2 h3 h4 h5 h6 blockquote pre'));
const shortLine = 150;
const longLine = 250;

const contentWords = new Set(
  words('article articlebody body content entry post story storybody text maincontent'),
);
/** Names that authors give to the article itself. */
export function isContentName(element: PageElement): boolean {
  if (attribute(element, 'itemprop')?.toLowerCase().includes('articlebody')) return true;
  return nameWords(element).some((word) => contentWords.has(word));
}
