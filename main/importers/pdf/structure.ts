import type { Block, Cell, Paragraph, ParagraphRole } from './blocks.ts';
import { buildLines, type Line, sameRow } from './lines.ts';
import { listMarker } from './list-marker.ts';
import { paragraphsOf } from './paragraphs.ts';
import { mergeRow } from './rows.ts';
import { lengthOf, type Run } from './runs.ts';
import {
  blockRoles,
  type Child,
  cellsOf,
  countBlocks,
  findRows,
  hasBlock,
  hasBlockBesideNotes,
  headings,
  isParagraph,
  notesIn,
  type Tree,
} from './structure-tree.ts';

/** A structure that leaves out more than this of a page is no account of it. */
const leastCovered = 0.9;

/**
 * What the document itself says of the structure of a page: headings, paragraphs, lists, tables, in the order in which
 * they are to be read. Null when it says too little, or tags each line by itself as some programs do.
 */
export function structuredPage(
  tree: Tree | null,
  runs: readonly Run[],
  page: number,
  column: number,
): Block[] | null {
  if (tree === null) return null;
  const byMark = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.mark === null) continue;
    const same = byMark.get(run.mark);
    if (same === undefined) byMark.set(run.mark, [run]);
    else same.push(run);
  }
  const all = lengthOf(runs.filter(({ artifact }) => !artifact));
  if (all === 0) return null;
  const reader = createReader(byMark, page, column);
  reader.visit(tree, { quoted: false, depth: 0 });
  reader.flush();
  if (reader.covered() < leastCovered * all || reader.tagged() === 0) return null;
  return tagsLines(reader.blocks) ? null : reader.blocks;
}

interface Place {
  quoted: boolean;
  depth: number;
}

interface Reader {
  blocks: Block[];
  visit(node: Tree, place: Place): void;
  flush(): void;
  /** Letters that have a place in the structure. */
  covered(): number;
  /** Elements that say what they are. */
  tagged(): number;
}

function createReader(byMark: ReadonlyMap<string, Run[]>, page: number, column: number): Reader {
  const found: Block[] = [];
  let loose: Run[] = [];
  let letters = 0;
  let tagged = 0;

  const runsIn = (node: Child): Run[] => {
    if (!('children' in node)) return 'id' in node ? (byMark.get(String(node.id)) ?? []) : [];
    return node.children.flatMap(runsIn);
  };
  const flush = (): void => {
    if (loose.length > 0) found.push(...paragraphsOf(linesInOrder(loose), page, column));
    loose = [];
  };
  const emit = (runs: readonly Run[], role: ParagraphRole): void => {
    letters += lengthOf(runs);
    const lines = linesInOrder(runs);
    if (lines.length === 0) return;
    // A paragraph that is a whole page long was tagged by nobody who read it.
    if (role.kind === 'text' && lines.length > 25) found.push(...paragraphsOf(lines, page, column));
    else
      found.push({ kind: 'paragraph', page, column, indent: 0, lines, hard: brokenAfter(lines, role), role });
  };
  const textRole = ({ quoted }: Place): ParagraphRole => ({ kind: quoted ? 'quotation' : 'text' });

  const visit = (node: Tree, place: Place): void => {
    for (const child of node.children) {
      if (!('children' in child)) {
        const runs = runsIn(child);
        letters += lengthOf(runs);
        loose.push(...runs);
        continue;
      }
      if (child.role === 'Artifact') continue;
      if (!blockRoles.has(child.role)) {
        const holdsBlocks = hasBlock(child);
        if (holdsBlocks) flush();
        visit(child, place);
        if (holdsBlocks) flush();
        continue;
      }
      flush();
      tagged += 1;
      block(child, place);
      flush();
    }
  };

  const block = (node: Tree, place: Place): void => {
    const level = headings.get(node.role) ?? null;
    if (level !== null || node.role === 'H') emit(runsIn(node), { kind: 'heading', level });
    else if (node.role === 'Table') table(node, place);
    else if (node.role === 'L') visit(node, { ...place, depth: place.depth + 1 });
    else if (node.role === 'LI') item(node, place);
    else if (node.role === 'BlockQuote') visit(node, { ...place, quoted: true });
    else if (node.role === 'Note' || node.role === 'FENote') note(node);
    else if (node.children.some(hasBlock) && !node.children.some((child) => hasBlockBesideNotes(child))) {
      // Notes stand where they are referred to; the paragraph is read without them.
      const notes = node.children.flatMap(notesIn);
      const theirs = new Set(notes.flatMap(runsIn));
      emit(
        runsIn(node).filter((run) => !theirs.has(run)),
        textRole(place),
      );
      notes.forEach(note);
    } else if (node.children.some(hasBlock)) visit(node, place);
    else if (node.role === 'Caption') emit(runsIn(node), { kind: 'caption' });
    else if (node.role === 'Code') emit(runsIn(node), { kind: 'code' });
    else emit(runsIn(node), textRole(place));
  };

  const note = (node: Tree): void => {
    const label = node.children.find((child) => 'children' in child && child.role === 'Lbl');
    const number =
      label === undefined
        ? null
        : runsIn(label)
            .map(({ text }) => text)
            .join('')
            .trim();
    emit(runsIn(node), { kind: 'note', number: number || null, id: null });
  };

  /** The first words of an item stand beside its mark; what follows in it (more paragraphs, lists) stands below. */
  const item = (node: Tree, place: Place): void => {
    const parts = node.children.flatMap(function open(child): Child[] {
      return 'children' in child &&
        (child.role === 'LBody' || child.role === 'Div' || child.role === 'NonStruct')
        ? child.children.flatMap(open)
        : [child];
    });
    const label = parts.find((part) => 'children' in part && part.role === 'Lbl');
    const marker =
      label === undefined
        ? ''
        : runsIn(label)
            .map(({ text }) => text)
            .join('');
    letters += marker.length;
    const rest = parts.filter((part) => part !== label);
    const first = rest.findIndex((part) => hasBlock(part));
    const own =
      first < 0 ? rest : first === 0 && isParagraph(rest[0]) ? rest.slice(0, 1) : rest.slice(0, first);
    const runs = own.flatMap(runsIn);
    const sign =
      marker ||
      (listMarker(
        runs
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 40),
      )?.marker ??
        '');
    const ordered = /[\p{L}\p{N}]/u.test(sign);
    emit(runs, { kind: 'item', depth: place.depth, ordered, marker: sign });
    visit({ role: 'LI', children: rest.slice(own.length) }, place);
  };

  const table = (node: Tree, place: Place): void => {
    const rows = findRows(node);
    const width = Math.max(0, ...rows.map((row) => cellsOf(row).length));
    const layout =
      rows.length < 2 ||
      width < 2 ||
      rows.some((row) => cellsOf(row).some((cell) => countBlocks(cell) > 2 || lengthOf(runsIn(cell)) > 600));
    if (layout) {
      // Cells of a page's layout are read one after the other.
      for (const cell of rows.length === 0 ? [node] : rows.flatMap(cellsOf)) {
        visit(cell, place);
        flush();
      }
      return;
    }
    found.push({ kind: 'table', page, rows: rows.map((row) => cellsOf(row).map(readCell)) });
  };
  const readCell = (node: Tree): Cell => {
    const runs = runsIn(node);
    letters += lengthOf(runs);
    return { lines: linesInOrder(runs), header: node.role === 'TH', columns: 1, rows: 1 };
  };

  return { blocks: found, visit, flush, covered: () => letters, tagged: () => tagged };
}

/**
 * The words of an element in the order of drawing: one mark may hold what stands before and behind a part with a mark of
 * its own. Pieces of one line that are far apart are one line here.
 */
function linesInOrder(runs: readonly Run[]): Line[] {
  const lines: Line[] = [];
  for (const line of buildLines(runs.toSorted((one, other) => one.order - other.order))) {
    const last = lines.at(-1);
    if (last && sameRow(last, line) && (line.x >= last.right - 1 || (line.rtl && line.right <= last.x + 1)))
      lines[lines.length - 1] = mergeRow([last, line]);
    else lines.push(line);
  }
  return lines;
}

/** Lines of code stand each by itself. */
function brokenAfter(lines: readonly Line[], role: ParagraphRole): Set<number> {
  const all = role.kind === 'code' || lines.every(({ mono }) => mono);
  return new Set(all ? lines.slice(1).keys() : []);
}

/** Programs that know nothing of paragraphs make one of each line. */
function tagsLines(found: readonly Block[]): boolean {
  const paragraphs = found.filter((block): block is Paragraph => block.kind === 'paragraph');
  const single = paragraphs.filter(
    ({ lines, role }) =>
      lines.length === 1 && role?.kind === 'text' && listMarker(lines[0]?.text ?? '') === null,
  );
  const right = Math.max(...single.map(({ lines }) => lines[0]?.right ?? 0));
  const full = single.filter(
    ({ lines }) =>
      (lines[0]?.right ?? 0) > right * 0.9 && !/[.!?:;]["”’)]?$/.test(lines[0]?.text.trim() ?? ''),
  );
  return full.length >= 6 && full.length > paragraphs.length * 0.4;
}
