/**
 * What an article may consist of. Everything not named here goes: an unknown element leaves its content, an unknown
 * attribute leaves nothing.
 */

/**
 * keep: stays as it is. group: its boundary counts, the element goes. unwrap: only its content stays. drop: goes with
 * all it holds. replaced: an outside thing, becomes an own picture or a quiet mark.
 */
export type Role = 'keep' | 'group' | 'unwrap' | 'drop' | 'replaced';

const roles = new Map<string, Role>();
const assign = (role: Role, names: string): void => {
  for (const name of names.split(' ')) roles.set(name, role);
};
assign('keep', 'a abbr b bdi bdo br cite code del dfn em i ins kbd mark q ruby rb rp rt rtc s samp small');
assign('keep', 'span strong sub sup time u var wbr');
assign(
  'keep',
  'aside blockquote caption col colgroup dd details dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr',
);
assign('keep', 'li ol p pre summary table tbody td tfoot th thead tr ul');
assign(
  'group',
  'address article body center dialog dir div fieldset footer form header hgroup legend listing',
);
assign('group', 'main menu nav search section');
assign('drop', 'applet area base basefont bgsound button canvas command datalist dialog frame frameset head');
assign('drop', 'input isindex keygen link map meta meter nextid noembed noframes noscript optgroup option');
assign('drop', 'output param plaintext progress script select style svg template textarea title xmp');
assign('replaced', 'audio embed iframe image img object video');

/** What an element not in the list is: custom elements are wrappers, and their content is worth keeping. */
export function roleOf(name: string): Role {
  return roles.get(name) ?? 'unwrap';
}

/** Old names of things that have a better one. */
export const renamed = new Map([
  ['acronym', 'abbr'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['strike', 's'],
  ['tt', 'code'],
  ['listing', 'pre'],
]);

const inline = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q ruby rb rp rt rtc s samp small span strong sub sup time u var wbr math'.split(
    ' ',
  ),
);
export function isInlineName(name: string): boolean {
  return inline.has(name);
}

export const mathElements: ReadonlySet<string> = new Set(
  'math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics annotation'.split(
    ' ',
  ),
);
const mathAttributes = [
  'accent',
  'accentunder',
  'align',
  'columnalign',
  'columnspan',
  'dir',
  'display',
  'displaystyle',
  'encoding',
  'fence',
  'form',
  'largeop',
  'linethickness',
  'lspace',
  'mathvariant',
  'maxsize',
  'minsize',
  'movablelimits',
  'notation',
  'open',
  'close',
  'rowalign',
  'rowspan',
  'rspace',
  'scriptlevel',
  'separator',
  'stretchy',
  'symmetric',
  'width',
  'height',
  'depth',
];
const mathValue = /^[\w\s.,%+/|()[\]{}⟨⟩‖-]{0,100}$/u;

const number = /^-?\d{1,5}$/;
/** Attributes by element; the name as html writes it, the name hast gives it, and what its value must look like. */
export interface AttributeRule {
  attribute: string;
  property: string;
  value: RegExp;
}
const rule = (attribute: string, value: RegExp, property = attribute): AttributeRule => ({
  attribute,
  property,
  value,
});

export const everywhere: readonly AttributeRule[] = [
  rule('dir', /^(?:ltr|rtl|auto)$/),
  rule('lang', /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,6}$/),
];
const span = [rule('colspan', /^\d{1,3}$/, 'colSpan'), rule('rowspan', /^\d{1,4}$/, 'rowSpan')];
const cell = [...span, rule('align', /^(?:left|right|center)$/)];
const size = [rule('width', /^\d{1,5}$/), rule('height', /^\d{1,5}$/)];
const byElement = new Map<string, readonly AttributeRule[]>([
  ['abbr', [rule('title', /^[^\0]{1,500}$/)]],
  ['dfn', [rule('title', /^[^\0]{1,500}$/)]],
  ['col', [rule('span', /^\d{1,3}$/)]],
  ['colgroup', [rule('span', /^\d{1,3}$/)]],
  ['details', [rule('open', /^/)]],
  ['img', [...size, rule('title', /^[^\0]{1,500}$/)]],
  ['li', [rule('value', number)]],
  ['ol', [rule('start', number), rule('reversed', /^/), rule('type', /^[1aAiI]$/)]],
  ['td', cell],
  ['th', [...cell, rule('scope', /^(?:row|col|rowgroup|colgroup)$/)]],
  ['time', [rule('datetime', /^[\w:.+ -]{1,64}$/, 'dateTime')]],
]);
export function attributeRules(name: string): readonly AttributeRule[] {
  return byElement.get(name) ?? [];
}
/** Of every element of a formula; `href` and `style` are not among them. */
export const mathRules: readonly AttributeRule[] = mathAttributes.map((name) => rule(name, mathValue));
/** Classes that the article's style sheet knows; `language-…` names the language of code. */
export const knownClass =
  /^(?:language-[\w+#.-]{1,40}|footnotes|footnotes-list|footnote-item|footnote-ref|footnote-backref|missing-image|missing-media)$/;

export const keptElements: readonly string[] = [
  ...[...roles].filter(([, role]) => role === 'keep').map(([name]) => name),
  'img',
];
export const elementRules = byElement;
/** Of links, in the order in which they are tried. */
export const linkProtocols: readonly string[] = ['http', 'https', 'mailto'];
export const anchorPrefix = 'user-content-';
export const ownImage = /^\/image\/[0-9a-f]{64}$/;
