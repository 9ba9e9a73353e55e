/// <reference path="./css-tree.d.ts" />
import { parse, walk } from 'css-tree/dist/csstree.esm';

/** The addresses of a style, as its parser reads them: the same ones that the cleaning asks for. */
export function addressesInStyle(source: string, context: 'stylesheet' | 'declarationList'): string[] {
  const found: string[] = [];
  const gather = (text: string, what: string): void => {
    try {
      walk(parse(text, { context: what, parseCustomProperty: false }), (node) => {
        if (node.type === 'Url') found.push(node.value);
        else if (node.type === 'Declaration' && node.value.type === 'Raw' && node.property.startsWith('--'))
          gather(node.value.value, 'value');
      });
    } catch {
      // What cannot be read is not shown either.
    }
  };
  gather(source, context);
  return found;
}
