import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { NotebookPen, Plus } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import {
  type NoteFilter,
  type NoteGroup,
  type NoteOrder,
  noteFormats,
  noteGroups,
  noteOrders,
  type ShelvedNote,
} from '../../contract/shelf-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useShelfRows } from '../archive/shelf-rows.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import { MeasuredList } from '../ui/measured-list.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { GroupHead } from './group-head.tsx';
import { NoteCard } from './note-card.tsx';
import cards from './shelf-card.module.css';
import styles from './shelf-head.module.css';
import { ShelfState } from './shelf-state.tsx';
import { noteGroupWords, noteOrderWords } from './shelf-words.ts';
import { useChosen } from './use-chosen.ts';

const kindWords = { article: 'On articles', standing: 'Free-standing', template: 'Templates' } as const;
const kinds = ['article', 'standing', 'template'] as const;

/** All notes of the library: filtered, grouped, searched, taken out. */
export function NotesPage({
  onOpen,
  onArticle,
  onNew,
}: {
  onOpen: (note: ShelvedNote) => void;
  onArticle: (article: Id) => void;
  onNew: () => void;
}) {
  const archive = useArchive();
  const [filter, setFilter] = useState<NoteFilter>({});
  const [group, setGroup] = useState<NoteGroup>('none');
  const [order, setOrder] = useState<NoteOrder>('changed');
  const asked = useDeferredValue(filter);
  const rows = useShelfRows({
    key: ['notes', 'shelf', asked, group, order],
    fetchGroups: () => archive.shelves.noteGroups({ filter: asked, group, order }),
    fetchRows: async (ids) => (await archive.shelves.notes({ ids })).notes,
  });
  const { data: facets } = useQuery({
    queryKey: ['notes', 'facets', asked],
    queryFn: () => archive.shelves.noteFacets({ filter: asked }),
    placeholderData: keepPreviousData,
  });
  const chosen = useChosen(rows.ids);
  const total = group === 'tag' ? new Set(rows.ids).size : rows.ids.length;
  const ids = [...chosen.ids];
  const set = <K extends keyof NoteFilter>(name: K, value: NoteFilter[K] | null): void => {
    const { [name]: _, ...rest } = filter;
    setFilter(value === null || value === undefined || value === '' ? rest : { ...rest, [name]: value });
  };
  const press = (index: number, event: KeyboardEvent): void => {
    const note = rows.rowAt(index);
    if (note === undefined) return;
    if (event.key === 'Enter') onOpen(note);
    else if (event.code === 'KeyX' || event.key === ' ') chosen.toggle(index, { range: event.shiftKey });
    else if (event.key === 'Escape' && ids.length > 0) chosen.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={styles.page} aria-label="Notes">
      <header className={styles.head}>
        <h1 className={styles.title}>Notes</h1>
        <p className={styles.count} role="status">
          {rows.isPending ? '' : formatCount(total, 'note')}
        </p>
        <span className={styles.space} />
        <TextField
          label="Find in notes"
          quiet
          type="search"
          placeholder="Find in notes"
          className={styles.search}
          value={filter.text ?? ''}
          onChange={(event) => set('text', event.target.value)}
        />
        <ExportMenu
          name="notes"
          what="note"
          formats={noteFormats}
          disabled={total === 0}
          write={(format) => archive.shelves.exportNotes({ filter: asked, group, order, format })}
        />
        <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={onNew}>
          New note
        </Button>
      </header>
      <div className={styles.filters}>
        <ChoiceMenu
          label="Kind"
          any="Any kind"
          value={filter.kind ?? null}
          choices={kinds.map((value) => ({
            value,
            label: kindWords[value],
            detail: formatNumber(facets?.kinds[value] ?? 0),
          }))}
          onChoose={(value) => set('kind', kinds.find((one) => one === value) ?? null)}
        />
        {((facets?.tags.length ?? 0) > 0 || filter.tag !== undefined) && (
          <ChoiceMenu
            label="Tag"
            any="Any tag"
            value={filter.tag ?? null}
            choices={(facets?.tags ?? []).map(({ name, count }) => ({
              value: name,
              label: name,
              detail: formatNumber(count),
            }))}
            onChoose={(value) => set('tag', value)}
          />
        )}
        {((facets?.linked.length ?? 0) > 0 || filter.linkedTo !== undefined) && (
          <ChoiceMenu
            label="Linked to"
            any="Linked to anything or nothing"
            value={filter.linkedTo ?? null}
            choices={(facets?.linked ?? []).map(({ id, title, count }) => ({
              value: id,
              label: title,
              detail: formatNumber(count),
            }))}
            onChoose={(value) => set('linkedTo', value)}
          />
        )}
        <span className={styles.space} />
        <ChoiceMenu
          label="Group"
          value={group}
          choices={noteGroups.map((value) => ({ value, label: noteGroupWords[value] }))}
          onChoose={(value) => setGroup(noteGroups.find((one) => one === value) ?? group)}
        />
        <ChoiceMenu
          label="Order"
          value={order}
          choices={noteOrders.map((value) => ({ value, label: noteOrderWords[value] }))}
          onChoose={(value) => setOrder(noteOrders.find((one) => one === value) ?? order)}
        />
      </div>
      <ShelfState
        failure={rows.failure}
        onRetry={rows.retry}
        empty={!rows.isPending && total === 0}
        filtered={Object.keys(asked).length > 0}
        onUnfilter={() => setFilter({})}
        icon={<NotebookPen size={28} aria-hidden />}
        what="note"
        words="Open an article and press N to write one, or begin one that stands by itself."
      />
      {rows.failure === null && total > 0 && (
        <div className={styles.body} data-choosing={ids.length > 0 || undefined}>
          <MeasuredList
            key={`${group} ${order}`}
            label="Notes"
            className={styles.list}
            count={rows.ids.length}
            estimate={100}
            keyOf={(index) => `${rows.ids[index]} ${group === 'tag' ? index : ''}`}
            onRange={rows.show}
            onRowKey={press}
            renderHead={(index) => {
              const head = rows.groupAt(index);
              if (head === undefined || group === 'none') return null;
              return <GroupHead by={group} group={head} onOpen={onArticle} />;
            }}
            renderRow={(index) => {
              const note = rows.rowAt(index);
              if (note === undefined) return <div className={cards.blank} />;
              return (
                <NoteCard
                  note={note}
                  chosen={chosen.ids.has(note.id)}
                  onChoose={(range) => chosen.toggle(index, { range })}
                  onOpen={() => onOpen(note)}
                  onTag={(tag) => set('tag', tag)}
                />
              );
            }}
          />
        </div>
      )}
      {ids.length > 0 && (
        <ChosenBar count={ids.length} onAll={chosen.all} onClear={chosen.clear}>
          <ExportMenu
            name="notes"
            what="note"
            formats={noteFormats}
            write={(format) => archive.shelves.exportNotes({ ids, order, format })}
          />
        </ChosenBar>
      )}
    </section>
  );
}
