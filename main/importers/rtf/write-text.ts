import { escapeHtml } from '../escape-html.ts';
import { fontNow, type Reading } from './reading.ts';

/** No name, label or instruction is longer. */
const longestCapture = 20_000;

/** Sends the text that has come together to where the group says. */
export function writeText(reading: Reading): void {
  const { group, flow, page } = reading;
  const taken = reading.collector.take();
  if (taken === '') return;
  const text = withoutPrivate(taken.toWellFormed(), reading.fonts.isSymbols(fontNow(reading)));
  switch (group.destination) {
    case 'text':
      if (group.hidden || group.tiny) return;
      if (page === null) flow.line.text(text, group.look);
      else if (!reading.besidePage) page.push(escapeHtml(text));
      return;
    case 'page':
      page?.push(text);
      return;
    case 'styles':
      reading.styles.text(text);
      return;
    case 'capture':
      if (group.captured && group.captured.text.length < longestCapture) group.captured.text += text;
      return;
  }
}

/** Signs of fonts of symbols stand at private places, each font's own; nearly all that are met are bullets. */
function withoutPrivate(text: string, symbols: boolean): string {
  if (symbols) return text.replace(/[^\s\d.,()]/g, '•');
  return text.replace(/[\uf020-\uf0ff]/g, '•');
}
