import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure that a tagged document states for a page; its leaves name marked content. */
export type Tree = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;
export type Child = Tree['children'][number];

/** Roles of headings → their levels. */
export const headings = new Map([
  ['Title', 1],
  ['H1', 1],
  ['H2', 2],
  ['H3', 3],
  ['H4', 4],
  ['H5', 5],
  ['H6', 6],
]);
export const blockRoles: ReadonlySet<string> = new Set([
  ...'P H L LI Table TR TH TD BlockQuote Caption TOCI Note FENote Code Index'.split(' '),
  ...headings.keys(),
]);

export function isParagraph(node: Child | undefined): boolean {
  return node !== undefined && 'children' in node && node.role === 'P' && !node.children.some(hasBlock);
}

export function hasBlock(node: Child): boolean {
  return 'children' in node && (blockRoles.has(node.role) || node.children.some(hasBlock));
}

function isNote({ role }: Tree): boolean {
  return role === 'Note' || role === 'FENote';
}

export function notesIn(node: Child): Tree[] {
  if (!('children' in node)) return [];
  return isNote(node) ? [node] : node.children.flatMap(notesIn);
}

export function hasBlockBesideNotes(node: Child): boolean {
  if (!('children' in node) || isNote(node)) return false;
  return blockRoles.has(node.role) || node.children.some(hasBlockBesideNotes);
}

export function countBlocks(node: Child): number {
  if (!('children' in node)) return 0;
  return node.children.reduce((sum, child) => sum + countBlocks(child), Number(blockRoles.has(node.role)));
}

export function findRows(node: Tree): Tree[] {
  return node.children.flatMap((child) => {
    if (!('children' in child)) return [];
    return child.role === 'TR' ? [child] : child.role === 'Table' ? [] : findRows(child);
  });
}

export function cellsOf(row: Tree): Tree[] {
  return row.children.flatMap((child) => ('children' in child && /^T[HD]$/.test(child.role) ? [child] : []));
}
