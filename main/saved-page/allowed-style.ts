/**
 * What the style of a saved page may consist of, for the view that shows it as it looked. Whatever is not named here goes: a
 * property that is missing costs a detail, one too many a wall.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const allowedProperties = words(`
  align-content align-items align-self all aspect-ratio
  background background-attachment background-blend-mode background-clip background-color background-image
  background-origin background-position background-position-x background-position-y background-repeat background-size
  block-size border border-block border-block-end border-block-start border-bottom border-bottom-color
  border-bottom-left-radius border-bottom-right-radius border-bottom-style border-bottom-width border-collapse
  border-color border-image border-image-outset border-image-repeat border-image-slice border-image-source
  border-image-width border-inline border-inline-end border-inline-start border-left border-left-color
  border-left-style border-left-width border-radius border-right border-right-color border-right-style
  border-right-width border-spacing border-style border-top border-top-color border-top-left-radius
  border-top-right-radius border-top-style border-top-width border-width bottom box-decoration-break box-shadow
  box-sizing break-after break-before break-inside caption-side clear clip clip-path color color-scheme column-count
  column-fill column-gap column-rule column-rule-color column-rule-style column-rule-width column-span column-width
  columns contain content counter-increment counter-reset counter-set direction display empty-cells filter flex
  flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings
  font-kerning font-size font-size-adjust font-stretch font-style font-synthesis font-variant font-variant-caps
  font-variant-ligatures font-variant-numeric font-variation-settings font-weight gap grid grid-area
  grid-auto-columns grid-auto-flow grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start
  grid-gap grid-row grid-row-end grid-row-gap grid-row-start grid-template grid-template-areas
  grid-template-columns grid-template-rows height hyphens image-orientation image-rendering inline-size inset
  inset-block inset-block-end inset-block-start inset-inline inset-inline-end inset-inline-start isolation
  justify-content justify-items justify-self left letter-spacing line-break line-height list-style list-style-image
  list-style-position list-style-type margin margin-block margin-block-end margin-block-start margin-bottom
  margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top max-block-size max-height
  max-inline-size max-width min-block-size min-height min-inline-size min-width mix-blend-mode object-fit
  object-position opacity order orphans outline outline-color outline-offset outline-style outline-width overflow
  overflow-anchor overflow-wrap overflow-x overflow-y padding padding-block padding-block-end padding-block-start
  padding-bottom padding-inline padding-inline-end padding-inline-start padding-left padding-right padding-top
  place-content place-items place-self position quotes right rotate row-gap scale shape-image-threshold shape-margin
  tab-size table-layout text-align text-align-last text-combine-upright text-decoration text-decoration-color
  text-decoration-line text-decoration-skip-ink text-decoration-style text-decoration-thickness text-emphasis
  text-indent text-justify text-orientation text-overflow text-rendering text-shadow text-size-adjust text-transform
  text-underline-offset text-underline-position text-wrap top transform transform-origin translate unicode-bidi
  vertical-align visibility white-space white-space-collapse widows width word-break word-spacing word-wrap
  writing-mode z-index zoom
  -webkit-box-orient -webkit-line-clamp -webkit-box-decoration-break -webkit-font-smoothing
  -webkit-text-size-adjust -webkit-hyphens
`);

/** Properties in whose values a picture may stand. */
export const pictureProperties = words(`
  background background-image border-image border-image-source content list-style list-style-image
`);

export const allowedFunctions = words(`
  calc clamp max min round mod rem abs sign sin cos tan pow sqrt hypot
  color-mix hsl hsla hwb lab lch oklab oklch rgb rgba color light-dark
  conic-gradient linear-gradient radial-gradient repeating-conic-gradient repeating-linear-gradient
  repeating-radial-gradient -webkit-linear-gradient -webkit-radial-gradient
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  circle ellipse inset path polygon rect xywh
  fit-content minmax repeat counter counters var
  matrix matrix3d perspective rotate rotate3d rotatex rotatey rotatez scale scale3d scalex scaley scalez skew skewx
  skewy translate translate3d translatex translatey translatez
`);

/** Rules around rules. Everything that fetches, names fonts, moves or prints is not among them. */
export const allowedBlocks = words('media supports layer container');
