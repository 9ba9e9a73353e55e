/// <reference path="./css-tree.d.ts" />
import {
  type CssNode,
  type Declaration,
  generate,
  ident,
  type List,
  parse,
  walk,
} from 'css-tree/dist/csstree.esm';
import { allowedBlocks, allowedFunctions, allowedProperties, pictureProperties } from './allowed-style.ts';

/** What stands instead of an address: a picture of our own or one that lies in the page, or null. */
export type ReplaceAddress = (address: string) => string | null;

const largestSheet = 8 * 1024 * 1024;

/**
 * A style sheet written anew: parsed, each part held against the allow-list, and printed from the tree. Nothing of the
 * source is copied, and what the parser does not understand is no part of the tree that is printed.
 */
export function cleanSheet(source: string, replace: ReplaceAddress): string {
  if (source.length > largestSheet) return '';
  try {
    const tree = parse(source, { context: 'stylesheet', parseCustomProperty: false });
    cleanRules(tree, replace);
    return printed(tree);
  } catch {
    return '';
  }
}

/** The same for the declarations of one element. */
export function cleanDeclarations(source: string, replace: ReplaceAddress): string {
  if (source.length > largestSheet) return '';
  try {
    const tree = parse(source, { context: 'declarationList', parseCustomProperty: false });
    if (tree.type !== 'DeclarationList') return '';
    keepOnly(tree.children, (child) => child.type === 'Declaration' && cleanDeclaration(child, replace));
    return printed(tree);
  } catch {
    return '';
  }
}

function printed(tree: CssNode): string {
  // In a string only; there an escaped slash is a slash, and the element around the sheet is not closed by it.
  return generate(tree).replaceAll('</', '<\\/').replaceAll('<!', '<\\!');
}

function cleanRules(tree: CssNode, replace: ReplaceAddress): void {
  const lists: List<CssNode>[] = [];
  walk(tree, (node) => {
    if ((node.type === 'StyleSheet' || node.type === 'Block') && node.children) lists.push(node.children);
  });
  for (const list of lists)
    keepOnly(list, (child) => {
      if (child.type === 'Rule') return child.prelude.type === 'SelectorList' && isPlain(child.prelude);
      if (child.type === 'Atrule') return keepsBlock(child.name, child.prelude, child.block);
      return child.type === 'Declaration' && cleanDeclaration(child, replace);
    });
}

function keepsBlock(name: string, prelude: CssNode | null, block: CssNode | null): boolean {
  if (!allowedBlocks.has(decoded(name))) return false;
  if (block === null && decoded(name) !== 'layer') return false;
  return prelude === null || isPlain(prelude);
}

/** Nothing in it that was not understood, and no address. */
function isPlain(tree: CssNode): boolean {
  let plain = true;
  walk(tree, (node) => {
    if (node.type === 'Raw' || node.type === 'Url') plain = false;
    if (node.type === 'Function' && !allowedFunctions.has(decoded(node.name))) plain = false;
  });
  return plain;
}

function cleanDeclaration(declaration: Declaration, replace: ReplaceAddress): boolean {
  const custom = declaration.property.startsWith('--');
  const property = custom ? declaration.property : decoded(declaration.property);
  if (!custom && !allowedProperties.has(property)) return false;
  if (custom && !/^--[\w-]{1,100}$/.test(property)) return false;
  declaration.property = property;
  if (declaration.value.type === 'Raw') {
    if (!custom) return false;
    const value = parse(declaration.value.value, { context: 'value', onParseError: refuse });
    if (value.type !== 'Value') return false;
    declaration.value = value;
  }
  if (property === 'position') return settlePosition(declaration);
  return cleanValue(declaration.value, custom || pictureProperties.has(property), replace);
}

/** Over the text and the interface's own marks nothing stays fixed, whatever a variable might say. */
function settlePosition(declaration: Declaration): boolean {
  const value = generate(declaration.value).toLowerCase();
  if (/^(?:static|relative|absolute|inherit|initial|unset|revert)$/.test(value)) return true;
  if (!/^(?:fixed|sticky|-webkit-sticky)$/.test(value)) return false;
  const settled = parse('static', { context: 'value' });
  if (settled.type !== 'Value') return false;
  declaration.value = settled;
  return true;
}

const plainNodes: ReadonlySet<string> = new Set(
  'Value Identifier Number Dimension Percentage Hash String Operator Parentheses Brackets WhiteSpace Ratio'.split(
    ' ',
  ),
);

function cleanValue(value: CssNode, pictures: boolean, replace: ReplaceAddress): boolean {
  let clean = true;
  walk(value, (node) => {
    if (node.type === 'Url') {
      const address = pictures ? replace(node.value) : null;
      if (address === null) clean = false;
      else node.value = address;
    } else if (node.type === 'Function') {
      const name = decoded(node.name);
      node.name = name;
      if (!allowedFunctions.has(name)) clean = false;
    } else if (node.type === 'Identifier') {
      if (decoded(node.name).includes('(')) clean = false;
    } else if (!plainNodes.has(node.type)) clean = false;
  });
  return clean;
}

/** Names may be written with escapes; they are compared, and printed, without. */
function decoded(name: string): string {
  return ident.decode(name).toLowerCase();
}

function keepOnly(list: List<CssNode>, keeps: (node: CssNode) => boolean): void {
  list.forEach((node, item) => {
    if (!keeps(node)) list.remove(item);
  });
}

function refuse(): never {
  throw new SyntaxError('not a value');
}

/** Sheets that a sheet asks for before its first rule, to be put before it. */
export function importedSheets(source: string): string[] {
  const found: string[] = [];
  try {
    const tree = parse(source.slice(0, 100_000), { context: 'stylesheet', parseValue: false });
    walk(tree, (node) => {
      if (node.type !== 'Atrule' || decoded(node.name) !== 'import' || node.prelude === null) return;
      walk(node.prelude, (part) => {
        if (part.type === 'Url') found.push(part.value);
        else if (part.type === 'String') found.push(part.value);
      });
    });
  } catch {
    return [];
  }
  return found.slice(0, 20);
}
