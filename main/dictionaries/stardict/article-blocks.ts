import type { DefinitionBlock, DefinitionSpan } from '../../../contract/dictionary-model.ts';
import { markupBlocks } from './markup-blocks.ts';
import { splitArticle } from './split-article.ts';

/** What is shown of an article at most, bytes. */
export const longestArticle = 128 * 1024;

/** An article as blocks of plain words; pictures, sounds and lists of files are left out. */
export function articleBlocks(bytes: Buffer, types: string | null): DefinitionBlock[] {
  return splitArticle(bytes, types).flatMap(({ type, bytes: part }) => {
    const text = part.toString('utf8');
    switch (type) {
      case 'h':
      case 'w':
        return markupBlocks(text, 'html');
      case 'g':
        return markupBlocks(text, 'pango');
      case 'x':
        return markupBlocks(text, 'xdxf');
      case 'k':
        return markupBlocks(text, 'xdxf');
      case 't':
      case 'y':
        return textBlocks(text, 'sound');
      case 'm':
      case 'l':
      case 'n':
        return textBlocks(text, 'plain');
      default:
        return [];
    }
  });
}

/** A line is a paragraph; blanks before it are its depth. */
function textBlocks(text: string, look: DefinitionSpan['look']): DefinitionBlock[] {
  return text.split(/\r?\n/).flatMap((line): DefinitionBlock[] => {
    const words = line.trim();
    if (words === '') return [];
    const [lead = ''] = /^[\t ]*/.exec(line) ?? [];
    const depth = Math.min(6, Math.floor(lead.replaceAll('\t', '  ').length / 2));
    return [{ kind: 'paragraph', depth, spans: [{ text: words, look }] }];
  });
}
