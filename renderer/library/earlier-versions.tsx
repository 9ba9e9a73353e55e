import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Article, ArticleVersion } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import styles from './provenance.module.css';

/** Reads the file again with the importer of today, and shows what the article was before. */
export function EarlierVersions({ article }: { article: Article }) {
  const archive = useArchive();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { id, title } = article;
  const { data } = useQuery({
    queryKey: ['article', id, 'versions'],
    queryFn: async () => (await archive.articles.versions({ id })).versions,
  });

  const attempt = async (failing: string, work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      for (const word of ['article', 'articles', 'highlights'])
        void queries.invalidateQueries({ queryKey: [word] });
    } catch (error) {
      announceFailure(failing, error);
    } finally {
      setBusy(false);
    }
  };
  const readAgain = async (): Promise<void> => {
    const { problems, unplaced } = await archive.articles.readAgain({ ids: [id] });
    const [problem] = problems;
    if (problem)
      announce({ title: `“${title}” was left as it is`, description: problem.message, failure: true });
    else
      announce({
        title: `Read “${title}” again`,
        ...(unplaced > 0 && {
          description: `${formatCount(unplaced, 'highlight')} could not be placed: the page of all highlights lists them.`,
        }),
      });
  };
  const restore = async ({ version }: ArticleVersion): Promise<void> => {
    await archive.articles.restoreVersion({ id, version });
    announce({
      title: `Version ${version} is the present one again`,
      description: 'What it was until now is kept.',
    });
  };

  return (
    <section className={styles.provenance}>
      <h3>Reading it again</h3>
      <p className={styles.words}>
        The original file is kept. Read again with today’s importer, the article keeps its notes, highlights
        and the fields you edited.
      </p>
      <Button
        size="small"
        disabled={busy}
        onClick={() => void attempt(`Could not read “${title}” again`, readAgain)}
      >
        Read the file again
      </Button>
      {data !== undefined && data.length > 0 && (
        <>
          <h3 className={styles.versions}>Earlier versions</h3>
          <ul className={styles.list}>
            {data.map((one) => (
              <Version
                key={one.version}
                article={id}
                version={one}
                busy={busy}
                onRestore={() => void attempt('Could not bring this version back', () => restore(one))}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Version({
  article,
  version,
  busy,
  onRestore,
}: {
  article: string;
  version: ArticleVersion;
  busy: boolean;
  onRestore: () => void;
}) {
  const archive = useArchive();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ['article', article, 'version', version.version],
    queryFn: () => archive.articles.versionText({ id: article, version: version.version }),
    enabled: open,
  });
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {version.version}. {version.title}{' '}
          <span className={styles.reason}>
            {version.name}, {formatCount(version.words, 'word')}, until {formatMoment(version.replaced)}
          </span>
        </summary>
        <p className={styles.text} dir="auto">
          {data?.text ?? '…'}
        </p>
        <Button size="small" disabled={busy} onClick={onRestore}>
          Make this the present version
        </Button>
      </details>
    </li>
  );
}
