/**
 * The colours of painted marks, written out. Until Chromium 134 a custom property of the page does not reach `::highlight`,
 * so `background: var(--mark)` there is no colour at all; the sheet is rewritten whenever the theme changes.
 */
export function styleMarks(page: Document, colour: (token: string) => string): void {
  const view = page.defaultView;
  if (view === null || !('adoptedStyleSheets' in page)) return;
  const sheet = new view.CSSStyleSheet();
  const rules = [
    ...[1, 2, 3, 4, 5].map(
      (number) => `::highlight(colour-${number}) { background-color: ${colour(`highlight-${number}`)} }`,
    ),
    // Two colours over one another: the upper one, with a line under it that no single highlight has.
    `::highlight(overlap) { text-decoration: underline dotted 2px ${colour('ink-2')} }`,
    `::highlight(spoken) { background-color: ${colour('accent-soft')} }`,
    `::highlight(chosen) { text-decoration: underline 2px ${colour('ink-2')} }`,
    `::highlight(find) { background-color: ${colour('mark')} }`,
    `::highlight(find-current) { background-color: ${colour('accent')}; color: ${colour('paper')} }`,
  ];
  sheet.replaceSync(rules.join('\n'));
  page.adoptedStyleSheets = [sheet];
}
