import type { ListNumber } from '../office/block.ts';
import { type NumberFormat, numberText } from '../office/number-text.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf } from '../xml/xml-tree.ts';
import type { WordStyles } from './styles.ts';
import { attributeOf, integerOf, settingOf } from './word-xml.ts';

/** What stands before a numbered paragraph: a bullet, or text; with a number when an html list can show the same. */
export type Label = { kind: 'bullet' } | { kind: 'number'; text: string; number: ListNumber | null };

export interface Numbering {
  /** The label of the next paragraph of this list and level (from 0), counting it. Null when there is no such list. */
  next(numberingId: string, level: number): Label | null;
}

interface Level {
  format: string;
  /** `%1.%2.` */
  text: string;
  start: number;
}
interface List {
  abstract: string;
  starts: ReadonlyMap<number, number>;
  levels: ReadonlyMap<number, Level>;
}

const deepest = 9;

export function readNumbering(root: XmlElement | null, styles: WordStyles): Numbering {
  const lists = root === null ? new Map<string, List>() : readLists(root, styles);
  const counters = new Map<string, (number | undefined)[]>();
  const restarted = new Set<string>();
  return {
    next(numberingId, asked) {
      const list = lists.get(numberingId);
      const level = Math.min(Math.max(asked, 0), deepest - 1);
      const found = list?.levels.get(level);
      if (!list || !found) return null;
      const counts = counters.get(list.abstract) ?? [];
      counters.set(list.abstract, counts);
      const override = list.starts.get(level);
      const key = `${numberingId} ${level}`;
      if (override !== undefined && !restarted.has(key)) counts[level] = override - 1;
      restarted.add(key);
      for (let above = 0; above < level; above += 1) counts[above] ??= list.levels.get(above)?.start ?? 1;
      counts[level] = (counts[level] ?? found.start - 1) + 1;
      counts.length = level + 1;
      return labelOf(list, found, counts);
    },
  };
}

function labelOf(list: List, { format, text }: Level, counts: readonly (number | undefined)[]): Label {
  if (format === 'bullet') return { kind: 'bullet' };
  const style = htmlStyles.get(format);
  const written = text.replace(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1;
    return numberText(counts[at] ?? 1, formatOf(list.levels.get(at)?.format ?? 'decimal'));
  });
  const single = /^[\s("]*%[1-9][\s.):"-]*$/.test(text);
  const number = style !== undefined && single ? { value: counts.at(-1) ?? 1, style } : null;
  return { kind: 'number', text: written.trim(), number };
}

const htmlStyles = new Map<string, ListNumber['style']>([
  ['decimal', '1'],
  ['decimalZero', '1'],
  ['lowerLetter', 'a'],
  ['upperLetter', 'A'],
  ['lowerRoman', 'i'],
  ['upperRoman', 'I'],
]);

function formatOf(format: string): NumberFormat {
  return format === 'none' ? 'none' : (htmlStyles.get(format) ?? '1');
}

function readLists(root: XmlElement, styles: WordStyles): Map<string, List> {
  const abstracts = new Map<string, XmlElement>();
  for (const abstract of childrenOf(root, 'abstractNum'))
    abstracts.set(attributeOf(abstract, 'abstractNumId') ?? '', abstract);
  const written = new Map<string, XmlElement>();
  for (const list of childrenOf(root, 'num')) written.set(attributeOf(list, 'numId') ?? '', list);
  // A list may be that of a style, which names another list.
  const abstractOf = (list: XmlElement | undefined): string => {
    const own = settingOf(list, 'abstractNumId') ?? '';
    const linked = styles.get(settingOf(abstracts.get(own), 'numStyleLink') ?? '')?.numberingId;
    return linked === undefined ? own : (settingOf(written.get(linked), 'abstractNumId') ?? own);
  };
  const lists = new Map<string, List>();
  for (const [id, list] of written) {
    const abstract = abstractOf(list);
    const levels = new Map<number, Level>();
    for (const level of childrenOf(abstracts.get(abstract) ?? emptyElement, 'lvl')) addLevel(levels, level);
    const starts = new Map<number, number>();
    for (const override of childrenOf(list, 'lvlOverride')) {
      const start = integerOf(settingOf(override, 'startOverride'));
      if (start !== undefined) starts.set(integerOf(attributeOf(override, 'ilvl')) ?? 0, start);
      const level = childOf(override, 'lvl');
      if (level) addLevel(levels, level);
    }
    lists.set(id, { abstract, starts, levels });
  }
  return lists;
}

const emptyElement: XmlElement = { name: '', local: '', attributes: new Map(), children: [] };

function addLevel(levels: Map<number, Level>, element: XmlElement): void {
  levels.set(integerOf(attributeOf(element, 'ilvl')) ?? 0, {
    format: settingOf(element, 'numFmt') ?? 'decimal',
    text: settingOf(element, 'lvlText') ?? '',
    start: integerOf(settingOf(element, 'start')) ?? 1,
  });
}
