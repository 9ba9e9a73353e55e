import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ArchiveError } from '../../contract/errors.ts';
import type { Input } from '../../contract/methods.ts';
import { type Article, publicationDate } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { rememberChange } from '../archive/undo.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { EarlierVersions } from './earlier-versions.tsx';
import styles from './pickers.module.css';
import { Provenance } from './provenance.tsx';

const fields = [
  { name: 'title', label: 'Title', wide: true },
  { name: 'byline', label: 'Byline', wide: true },
  { name: 'source', label: 'Source', wide: false },
  { name: 'place', label: 'Place', wide: false },
  { name: 'published', label: 'Published', wide: false },
  { name: 'language', label: 'Language', wide: false },
] as const;

type Draft = Record<(typeof fields)[number]['name'], string>;

/** What the file did not say, or said wrongly. The reader's hand is final: reading the file again never undoes it. */
export function DetailsDialog({ article, onClose }: { article: Article; onClose: () => void }) {
  const archive = useArchive();
  const queries = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState(() => toDraft(article));
  const [problem, setProblem] = useState<{ field: string; message: string } | null>(null);

  const write = async (next: Input<'articles.edit'>): Promise<void> => {
    const edited = await archive.articles.edit(next);
    queries.setQueryData(['article', article.id], edited);
    for (const word of ['articles', 'overview', 'search'])
      void queries.invalidateQueries({ queryKey: [word] });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = findProblem(draft);
    setProblem(wrong);
    if (wrong !== null) return;
    try {
      const before = toDraft(article);
      await write({ id: article.id, ...toFields(draft, before) });
      rememberChange(
        {
          label: 'Changed the details',
          undo: () => write({ id: article.id, ...toFields(before, draft) }),
        },
        { tell: true },
      );
      onClose();
    } catch (error) {
      const field = error instanceof ArchiveError ? String(error.details?.field ?? 'title') : 'title';
      setProblem({ field, message: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      focus="first-field"
      title="Details"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void save(event)}>
        {fields.map(({ name, label, wide }) => (
          <TextField
            key={name}
            label={label}
            value={draft[name]}
            maxLength={name === 'title' ? 200 : 2_000}
            {...(wide && { className: styles.wide ?? '' })}
            {...(hints[name] !== undefined && { hint: hints[name] })}
            problem={problem?.field === name ? problem.message : null}
            onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
          />
        ))}
      </form>
      <Provenance article={article} />
      <EarlierVersions article={article} />
    </Dialog>
  );
}

const hints: Partial<Record<keyof Draft, string>> = {
  published: '2023, 2023-10 or 2023-10-09; empty when not known',
  language: 'A code, such as en, ru or hy',
};

function toDraft(article: Article): Draft {
  const { title, byline, source, place, published, language } = article;
  return {
    title,
    byline: byline ?? '',
    source: source ?? '',
    place: place ?? '',
    published: published ?? '',
    language: language ?? '',
  };
}

/** Only what changed: an untouched field keeps where it came from. */
function toFields(draft: Draft, before: Draft): Omit<Input<'articles.edit'>, 'id'> {
  const changed: Omit<Input<'articles.edit'>, 'id'> = {};
  for (const { name } of fields) {
    const value = draft[name].trim();
    if (value === before[name].trim()) continue;
    if (name === 'title') changed.title = value;
    else changed[name] = value === '' ? null : value;
  }
  return changed;
}

function findProblem({ title, published }: Draft): { field: string; message: string } | null {
  if (title.trim() === '') return { field: 'title', message: 'An article needs a title.' };
  if (published.trim() !== '' && !publicationDate.safeParse(published.trim()).success)
    return { field: 'published', message: 'Write the date as 2023-10-09, as much of it as is known.' };
  return null;
}
