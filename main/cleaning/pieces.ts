import type { Element, ElementContent, Properties } from 'hast';
import { isInlineName } from './allow-list.ts';
import { element, hasContent, isBreak } from './content.ts';

/**
 * The content of a container as a flat sequence: runs of inline content, and blocks. Groups are resolved (their borders
 * end a run, their language and direction go to what they held), and an inline element around blocks is moved inside them,
 * because no parser would give such a tree back.
 */
export type Piece = { kind: 'run'; nodes: ElementContent[]; properties: Properties } | BlockPiece;
export interface BlockPiece {
  kind: 'block';
  block: Element;
}

/** Resolved like a group: their text becomes paragraphs of the same kind again. */
const groups = new Set(['div', 'p']);

export function piecesOf(children: readonly ElementContent[], arrange: (block: Element) => Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    if (run.length > 0) pieces.push({ kind: 'run', nodes: run, properties: {} });
    run = [];
  };
  for (const child of children) {
    if (child.type !== 'element') run.push(child);
    else if (groups.has(child.tagName)) {
      flush();
      pieces.push(...inherit(piecesOf(child.children, arrange), child.properties));
    } else if (!isInlineName(child.tagName)) {
      flush();
      pieces.push(...arrange(child));
    } else if (child.children.length === 0 || child.tagName === 'math') run.push(child);
    else {
      const inner = piecesOf(child.children, arrange);
      const [first] = inner;
      if (inner.length <= 1 && (first === undefined || isPlainRun(first)))
        run.push({ ...child, children: first?.kind === 'run' ? first.nodes : [] });
      else {
        flush();
        pieces.push(...inner.map((piece) => moveInside(piece, child)));
      }
    }
  }
  flush();
  return pieces;
}

function isPlainRun(piece: Piece): boolean {
  return piece.kind === 'run' && Object.keys(piece.properties).length === 0;
}

/** Direction and language hold for every piece unless it says otherwise; an anchor goes to the first. */
function inherit(pieces: Piece[], properties: Properties): Piece[] {
  const { id, ...rest } = properties;
  const inherited: Properties = {};
  for (const name of ['dir', 'lang', 'className'])
    if (rest[name] !== undefined && rest[name] !== null) inherited[name] = rest[name];
  const given = id === undefined || id === null ? inherited : { ...inherited, id };
  if (Object.keys(given).length === 0) return pieces;
  if (pieces.length === 0 && given.id !== undefined)
    return [{ kind: 'run', nodes: [element('a', [], { id: given.id })], properties: {} }];
  return pieces.map((piece, index) => {
    const add = index === 0 ? given : inherited;
    if (piece.kind === 'run') return { ...piece, properties: { ...add, ...piece.properties } };
    return {
      kind: 'block',
      block: { ...piece.block, properties: { ...add, ...piece.block.properties } },
    };
  });
}

const movable = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']);

function moveInside(piece: Piece, inline: Element): Piece {
  const wrap = (nodes: ElementContent[]): ElementContent[] => {
    const { id: _once, ...properties } = inline.properties;
    return nodes.some(hasContent) ? [element(inline.tagName, nodes, properties)] : nodes;
  };
  if (piece.kind === 'run') return { ...piece, nodes: wrap(piece.nodes) };
  if (!movable.has(piece.block.tagName)) return piece;
  return { kind: 'block', block: { ...piece.block, children: wrap(piece.block.children) } };
}

/** A run as paragraphs: two line breaks in a row end one, breaks at its ends go. */
export function paragraphs(nodes: readonly ElementContent[], properties: Properties): Element[] {
  const found: Element[] = [];
  let current: ElementContent[] = [];
  let breaks: ElementContent[] = [];
  const flush = (): void => {
    if (current.some(hasContent)) {
      const { id, ...rest } = properties;
      found.push(element('p', current, found.length === 0 && id !== undefined ? properties : rest));
    }
    current = [];
    breaks = [];
  };
  for (const node of nodes) {
    if (isBreak(node)) breaks.push(node);
    else if (breaks.length > 0 && !hasContent(node)) continue;
    else {
      if (breaks.length > 1) flush();
      if (current.some(hasContent)) current.push(...breaks);
      breaks = [];
      current.push(node);
    }
  }
  flush();
  return found;
}
