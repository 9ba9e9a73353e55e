import type { MethodFunction } from '../../contract/methods.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { FileOutcome } from '../library/import-store.ts';

/** An import that leaves no trace in the library: its receipt lives in memory, and says what would have happened. */
export interface DryRun {
  summary: ImportSummary;
  record(outcomes: FileOutcome[]): ImportEntry[];
  entries: MethodFunction<'imports.entries'>;
}

export function createDryRun(summary: ImportSummary): DryRun {
  const receipt: { number: number; entries: ImportEntry[] }[] = [];
  const titles = new Map<string, string>();

  const toEntries = (outcome: FileOutcome): ImportEntry[] => {
    const { path } = outcome;
    const blank = { path, article: null, title: null, code: null, message: null };
    switch (outcome.kind) {
      case 'problem':
        return [{ ...blank, outcome: 'problem', code: outcome.code, message: outcome.message }];
      case 'duplicate':
        return [{ ...blank, outcome: 'duplicate', article: outcome.article, title: outcome.title }];
      case 'stored': {
        const known = titles.get(outcome.sha256);
        if (known !== undefined) return [{ ...blank, outcome: 'duplicate', title: known }];
        titles.set(outcome.sha256, outcome.articles[0]?.title ?? outcome.name);
        return outcome.articles.map(({ title }) => ({ ...blank, outcome: 'stored', title }));
      }
    }
  };

  return {
    summary,
    record(outcomes) {
      const recorded = outcomes.map((one) => ({ number: one.number, entries: toEntries(one) }));
      for (const one of recorded) receipt.push(one);
      receipt.sort((one, other) => one.number - other.number);
      return recorded.flatMap(({ entries }) => entries);
    },
    entries({ outcome, offset, limit }) {
      const all = receipt.flatMap(({ entries }) => entries);
      const matching = all.filter((entry) => outcome === undefined || entry.outcome === outcome);
      return { total: matching.length, entries: matching.slice(offset, offset + limit) };
    },
  };
}
