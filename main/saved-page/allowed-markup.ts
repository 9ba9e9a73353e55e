const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Elements of a saved page that stay, with the style that names them. Unknown ones become `span`. */
export const keptElements = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn
  dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu
  nav ol p pre q rp rt ruby s samp search section small span strike strong sub summary sup table tbody td tfoot th
  thead time tr tt u ul var wbr
`);

/** Elements that go with all they hold: what acts, embeds, asks, or was never shown. */
export const droppedElements = words(`
  applet audio base basefont bgsound canvas datalist dialog embed frame frameset head iframe input link map math meta
  meter noembed noframes noscript object optgroup option output param plaintext progress script select source style
  svg template textarea title track video xmp
`);

/** What can be pressed or filled in becomes what only looks like it. */
export const renamedElements: ReadonlyMap<string, string> = new Map([
  ['button', 'span'],
  ['fieldset', 'div'],
  ['form', 'div'],
  ['label', 'span'],
  ['legend', 'div'],
  ['body', 'div'],
  ['marquee', 'div'],
  ['nobr', 'span'],
]);

export const keptAttributes = words(`
  align alt bgcolor border cellpadding cellspacing class color cols colspan datetime dir face height hidden id lang
  noshade nowrap open reversed role rowspan scope size span start title type valign value width
`);
