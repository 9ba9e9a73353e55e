import type { MethodFunction, Parsed } from '../../contract/methods.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { FileOutcome } from '../library/import-store.ts';
import { foldText } from '../storage/fold-text.ts';

/** An import that leaves no trace in the library: its receipt lives in memory, and says what would have happened. */
export interface DryRun {
  summary: ImportSummary;
  /** What was asked, to be done in earnest. */
  input: Parsed<'imports.start'>;
  record(outcomes: FileOutcome[]): ImportEntry[];
  entries: MethodFunction<'imports.entries'>;
}

export function createDryRun(summary: ImportSummary, input: Parsed<'imports.start'>): DryRun {
  const receipt: { number: number; entries: ImportEntry[] }[] = [];
  const titles = new Map<string, string>();

  const toEntries = (outcome: FileOutcome): ImportEntry[] => {
    const { path } = outcome;
    const blank = {
      path,
      within: null,
      article: null,
      title: null,
      version: null,
      code: null,
      message: null,
    };
    switch (outcome.kind) {
      case 'problem':
        return [{ ...blank, outcome: 'problem', code: outcome.code, message: outcome.message }];
      case 'duplicate':
        return [{ ...blank, outcome: 'duplicate', article: outcome.article, title: outcome.title }];
      case 'parts':
        return outcome.parts.map((part) => {
          const { within } = part;
          if ('problem' in part)
            return { ...blank, within, outcome: 'problem', code: part.problem, message: part.message };
          return { ...blank, within, outcome: 'stored', title: part.title };
        });
    }
  };

  /** The same bytes twice: the second time it would be known. */
  const twinOf = (outcome: FileOutcome): string | null => {
    if (outcome.kind !== 'parts' || outcome.first > 0) return null;
    const known = titles.get(outcome.original.sha256) ?? null;
    const [first] = outcome.parts;
    titles.set(outcome.original.sha256, first && !('problem' in first) ? first.title : outcome.original.name);
    return known;
  };

  return {
    summary,
    input,
    record(outcomes) {
      const recorded = outcomes.map((one) => {
        const entries = toEntries(one);
        const title = twinOf(one);
        const twins = (entry: ImportEntry): ImportEntry =>
          entry.outcome === 'stored' ? { ...entry, outcome: 'duplicate', title } : entry;
        return { number: one.number, entries: title === null ? entries : entries.map(twins) };
      });
      for (const one of recorded) receipt.push(one);
      receipt.sort((one, other) => one.number - other.number);
      return recorded.flatMap(({ entries }) => entries);
    },
    entries({ outcome, text, offset, limit }) {
      const wanted = foldText(text);
      const all = receipt.flatMap(({ entries }) => entries);
      const matching = all.filter(
        (entry) =>
          (outcome === undefined || entry.outcome === outcome) &&
          foldText(`${entry.path} ${entry.title ?? ''} ${entry.message ?? ''}`).includes(wanted),
      );
      return { total: matching.length, entries: matching.slice(offset, offset + limit) };
    },
  };
}
