import { useEffect, useRef } from 'react';
import type { Article } from '../../contract/model.ts';

/** Shows an open article anew when its text has become another: a newer file came in, or its file was read again. */
export function useNewEdition(article: Article | undefined, reload: () => void): void {
  const shown = useRef<{ id: string; edition: string } | null>(null);
  useEffect(() => {
    if (article === undefined) return;
    const { id, words, provenance } = article;
    const edition = `${provenance.version} ${provenance.sha256} ${provenance.importerVersion} ${words}`;
    if (shown.current?.id === id && shown.current.edition !== edition) reload();
    shown.current = { id, edition };
  }, [article, reload]);
}
