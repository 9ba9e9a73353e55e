import type { ListNumber, ParagraphRole } from '../office/block.ts';
import { numberText } from '../office/number-text.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf, elementsOf } from '../xml/xml-tree.ts';

/** Counts the items of all lists and the headings of a document. */
export interface ListCounter {
  /** A list begins: with `inherited` when it stands inside another one. */
  open(list: XmlElement, inherited: string | undefined): string | undefined;
  /** The next item of a list style at a level from 0: what it is, and a label that html cannot count itself. */
  next(style: string | undefined, level: number, item: XmlElement): { role: ParagraphRole; label: string };
  /** The number before the next heading of this level (from 1), with a space; empty when headings are not numbered. */
  heading(level: number): string;
}

interface Level {
  /** `1`, `a`, `I`; empty for none, null for bullets. */
  format: string | null;
  start: number;
  prefix: string;
  suffix: string;
  /** How many levels above are shown too, with this one. */
  shown: number;
}

const deepest = 10;
const styles = ['1', 'a', 'A', 'i', 'I'] as const;

export function createListCounter(sources: readonly XmlElement[]): ListCounter {
  const levels = new Map<string, Map<number, Level>>();
  const outline = new Map<number, Level>();
  for (const source of sources) {
    for (const style of childrenOf(source, 'list-style'))
      levels.set(style.attributes.get('style:name') ?? '', readLevels(style));
    for (const style of elementsOf(source, 'outline-style'))
      for (const [level, read] of readLevels(style)) outline.set(level, read);
  }
  const counts = new Map<string, number[]>();
  const outlineCounts: number[] = [];
  /** The style of a list by the id that others continue it by. */
  const named = new Map<string, string>();

  return {
    open(list, inherited) {
      const style = list.attributes.get('text:style-name') ?? inherited;
      const id = list.attributes.get('xml:id');
      if (style === undefined) return undefined;
      if (id !== undefined) named.set(id, style);
      const continued =
        list.attributes.get('text:continue-numbering') === 'true' ||
        named.get(list.attributes.get('text:continue-list') ?? '') === style;
      if (inherited === undefined && !continued) counts.delete(style);
      return style;
    },
    next(style, level, item) {
      const known = levels.get(style ?? '');
      const own = known?.get(level);
      if (!known || !own || own.format === null)
        return { role: { name: 'list', level, number: null }, label: '' };
      const all = counts.get(style ?? '') ?? [];
      counts.set(style ?? '', all);
      const value = count(all, level, known, Number(item.attributes.get('text:start-value') || Number.NaN));
      if (own.format === '') return { role: { name: 'text' }, label: '' };
      const number = listNumber(own, value);
      if (number) return { role: { name: 'list', level, number }, label: '' };
      return { role: { name: 'text' }, label: labelText(all, level, known) };
    },
    heading(level) {
      const own = outline.get(level - 1);
      if (!own?.format) return '';
      count(outlineCounts, level - 1, outline, Number.NaN);
      return `${labelText(outlineCounts, level - 1, outline)} `;
    },
  };
}

function count(all: number[], level: number, known: ReadonlyMap<number, Level>, asked: number): number {
  for (let above = 0; above < level; above += 1) all[above] ??= known.get(above)?.start ?? 1;
  const next = Number.isInteger(asked) ? asked : (all[level] ?? (known.get(level)?.start ?? 1) - 1) + 1;
  all[level] = next;
  all.length = level + 1;
  return next;
}

function listNumber({ format, shown, prefix }: Level, value: number): ListNumber | null {
  const style = styles.find((each) => each === format);
  return style === undefined || shown > 1 || /[\p{L}\p{N}]/u.test(prefix) ? null : { value, style };
}

function labelText(all: readonly number[], level: number, known: ReadonlyMap<number, Level>): string {
  const own = known.get(level);
  if (!own) return '';
  const parts: string[] = [];
  for (let at = Math.max(0, level - own.shown + 1); at <= level; at += 1) {
    const format = styles.find((each) => each === known.get(at)?.format);
    if (format) parts.push(numberText(all[at] ?? 1, format));
  }
  return `${own.prefix}${parts.join('.')}${own.suffix}`.trim();
}

function readLevels(style: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of childrenOf(style)) {
    const level = Number(element.attributes.get('text:level')) - 1;
    if (!(level >= 0 && level < deepest)) continue;
    const numbered = /-level-style-number$|^outline-level-style$/.test(element.local);
    levels.set(level, {
      format: numbered ? (element.attributes.get('style:num-format') ?? '') : null,
      start: Number(element.attributes.get('text:start-value') ?? 1) || 1,
      prefix: element.attributes.get('style:num-prefix') ?? '',
      suffix: element.attributes.get('style:num-suffix') ?? '',
      shown: Number(element.attributes.get('text:display-levels') ?? 1) || 1,
    });
  }
  return levels;
}
