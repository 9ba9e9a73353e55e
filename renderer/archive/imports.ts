import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ColumnMapping, WatchedFolder } from '../../contract/import-model.ts';
import type { ImportEntry, ImportProgress, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';
import { refreshLists, useListHold } from './list-hold.ts';

export type Outcome = ImportEntry['outcome'];

/** The imports that run now, as they go on. */
export function useRunningImports(): ImportProgress[] {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: ['imports', 'running'],
    queryFn: async () => (await archive.imports.running()).imports,
  });
  return data ?? [];
}

/** Keeps the running imports true and tells when one is over. To be used once, at the top of the window. */
export function useImportEvents(onFinished: (summary: ImportSummary) => void): void {
  const archive = useArchive();
  const queries = useQueryClient();
  useEffect(() => {
    const key = ['imports', 'running'];
    const stops = [
      archive.on('import.progress', (progress) => {
        useListHold.setState({ importing: true });
        queries.setQueryData<ImportProgress[]>(key, (before = []) =>
          before.some(({ id }) => id === progress.id)
            ? before.map((one) => (one.id === progress.id ? progress : one))
            : [...before, progress],
        );
      }),
      archive.on('import.finished', (summary) => {
        queries.setQueryData<ImportProgress[]>(key, (before = []) =>
          before.filter(({ id }) => id !== summary.id),
        );
        for (const word of ['imports', 'overview', 'search'])
          void queries.invalidateQueries({ queryKey: [word] });
        refreshLists(queries);
        useListHold.setState({ importing: (queries.getQueryData<ImportProgress[]>(key) ?? []).length > 0 });
        onFinished(summary);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [archive, queries, onFinished]);
}

/** The latest imports, newest first. */
export function useImports(): ImportSummary[] | undefined {
  const archive = useArchive();
  return useQuery({
    queryKey: ['imports', 'list'],
    queryFn: async () => (await archive.imports.list({ limit: 200 })).imports,
  }).data;
}

export function useImport(id: Id): ImportSummary | undefined {
  const archive = useArchive();
  return useQuery({ queryKey: ['imports', 'one', id], queryFn: () => archive.imports.get({ id }) }).data;
}

/** Folders whose new files import themselves. */
export function useWatchedFolders(): WatchedFolder[] | undefined {
  const archive = useArchive();
  return useQuery({
    queryKey: ['imports', 'watched'],
    queryFn: async () => (await archive.watching.list()).folders,
  }).data;
}

/** What columns of record files were taken for, the last met first. */
export function useColumnMappings(): ColumnMapping[] | undefined {
  const archive = useArchive();
  return useQuery({
    queryKey: ['imports', 'columns'],
    queryFn: async () => (await archive.columns.list()).mappings,
  }).data;
}

/** The receipt of an import: each file and what became of it, page by page. */
export function useImportEntries(
  id: Id,
  outcome: Outcome | null,
  text: string,
  page: number,
  pageSize: number,
): { total: number; entries: ImportEntry[] } | undefined {
  const archive = useArchive();
  return useQuery({
    queryKey: ['imports', 'entries', id, outcome, text, page],
    queryFn: () =>
      archive.imports.entries({
        id,
        ...(outcome !== null && { outcome }),
        text,
        offset: page * pageSize,
        limit: pageSize,
      }),
    placeholderData: (before) => before,
  }).data;
}
