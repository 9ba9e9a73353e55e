import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Highlighter } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import type { Collection } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import {
  type HighlightFilter,
  type HighlightGroup,
  highlightFormats,
  highlightGroups,
  type ShelfOrder,
  shelfOrders,
} from '../../contract/shelf-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useHighlightBatches } from '../archive/highlight-batches.ts';
import { announceFailure } from '../archive/notices.ts';
import { useShelfRows } from '../archive/shelf-rows.ts';
import { useSettings } from '../archive/use-settings.ts';
import { markColours } from '../ui/colour-choice.tsx';
import { formatCount } from '../ui/format.ts';
import { MeasuredList } from '../ui/measured-list.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { copyHighlight, copyHighlights } from './copy-highlights.ts';
import { ExportMenu } from './export-menu.tsx';
import { GroupHead } from './group-head.tsx';
import { HighlightCard } from './highlight-card.tsx';
import { HighlightFilters } from './highlight-filters.tsx';
import cards from './shelf-card.module.css';
import styles from './shelf-head.module.css';
import { ShelfState } from './shelf-state.tsx';
import { groupWords, orderWords } from './shelf-words.ts';
import { useChosen } from './use-chosen.ts';

/** All highlights of the library: filtered, grouped, searched, taken out. */
export function HighlightsPage({
  collections,
  onOpen,
}: {
  collections: readonly Collection[];
  /** Opens the article, at the highlight when one is named. */
  onOpen: (article: Id, highlight?: Id) => void;
}) {
  const archive = useArchive();
  const batches = useHighlightBatches();
  const { settings } = useSettings();
  const [filter, setFilter] = useState<HighlightFilter>({});
  const [group, setGroup] = useState<HighlightGroup>('article');
  const [order, setOrder] = useState<ShelfOrder>('newest');
  const asked = useDeferredValue(filter);
  const rows = useShelfRows({
    key: ['highlights', 'shelf', asked, group, order],
    fetchGroups: () => archive.shelves.highlightGroups({ filter: asked, group, order }),
    fetchRows: async (ids) => (await archive.shelves.highlights({ ids })).highlights,
  });
  const { data: facets } = useQuery({
    queryKey: ['highlights', 'facets', asked],
    queryFn: () => archive.shelves.highlightFacets({ filter: asked }),
    placeholderData: keepPreviousData,
  });
  const chosen = useChosen(rows.ids);
  const total = group === 'tag' ? new Set(rows.ids).size : rows.ids.length;
  const ids = [...chosen.ids];

  const comment = (id: Id, text: string): void => {
    archive.highlights
      .change({ id, comment: text })
      .catch((error: unknown) => announceFailure('The comment was not kept', error));
  };
  const press = (index: number, event: KeyboardEvent): void => {
    const highlight = rows.rowAt(index);
    if (highlight === undefined) return;
    const colour = markColours.find((one) => event.code === `Digit${one}`);
    const subject = chosen.ids.size > 0 ? ids : [highlight.id];
    if (event.key === 'Enter') onOpen(highlight.article.id, highlight.id);
    else if (event.code === 'KeyX' || event.key === ' ') chosen.toggle(index, { range: event.shiftKey });
    else if (event.key === 'Escape' && chosen.ids.size > 0) chosen.clear();
    else if (event.key === 'Delete') void batches.remove(subject);
    else if (colour !== undefined && !event.shiftKey) void batches.change(subject, { colour });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={styles.page} aria-label="Highlights">
      <header className={styles.head}>
        <h1 className={styles.title}>Highlights</h1>
        <p className={styles.count} role="status">
          {rows.isPending ? '' : formatCount(total, 'highlight')}
        </p>
        <span className={styles.space} />
        <TextField
          label="Find in highlights and comments"
          quiet
          type="search"
          placeholder="Find in highlights"
          className={styles.search}
          value={filter.text ?? ''}
          onChange={({ target: { value } }) => {
            const { text: _, ...rest } = filter;
            setFilter(value === '' ? rest : { ...rest, text: value });
          }}
        />
        <ExportMenu
          name="highlights"
          what="highlight"
          formats={highlightFormats}
          disabled={total === 0}
          write={(format) => archive.shelves.exportHighlights({ filter: asked, group, order, format })}
        />
      </header>
      <div className={styles.filters}>
        <HighlightFilters
          filter={filter}
          facets={facets}
          collections={collections}
          colourNames={settings.highlightNames}
          onChange={setFilter}
        />
        <span className={styles.space} />
        <ChoiceMenu
          label="Group"
          value={group}
          choices={highlightGroups.map((value) => ({ value, label: groupWords[value] }))}
          onChoose={(value) => setGroup(highlightGroups.find((one) => one === value) ?? group)}
        />
        <ChoiceMenu
          label="Order"
          value={order}
          choices={shelfOrders.map((value) => ({ value, label: orderWords[value] }))}
          onChoose={(value) => setOrder(shelfOrders.find((one) => one === value) ?? order)}
        />
      </div>
      <ShelfState
        failure={rows.failure}
        onRetry={rows.retry}
        empty={!rows.isPending && total === 0}
        filtered={Object.keys(asked).length > 0}
        onUnfilter={() => setFilter({})}
        icon={<Highlighter size={28} aria-hidden />}
        what="highlight"
        words="Select words in an article and give them a colour; they gather here."
      />
      {rows.failure === null && total > 0 && (
        <div className={styles.body} data-choosing={chosen.ids.size > 0 || undefined}>
          <MeasuredList
            key={`${group} ${order}`}
            label="Highlights"
            className={styles.list}
            count={rows.ids.length}
            estimate={110}
            keyOf={(index) => `${rows.ids[index]} ${group === 'tag' ? index : ''}`}
            onRange={rows.show}
            onRowKey={press}
            renderHead={(index) => {
              const head = rows.groupAt(index);
              return (
                head !== undefined &&
                group !== 'none' && (
                  <GroupHead
                    by={group}
                    group={head}
                    colourNames={settings.highlightNames}
                    onOpen={(article) => onOpen(article)}
                  />
                )
              );
            }}
            renderRow={(index) => {
              const highlight = rows.rowAt(index);
              if (highlight === undefined) return <div className={cards.blank} />;
              const { id, article } = highlight;
              return (
                <HighlightCard
                  highlight={highlight}
                  withArticle={group !== 'article'}
                  chosen={chosen.ids.has(id)}
                  onChoose={(range) => chosen.toggle(index, { range })}
                  onOpen={() => onOpen(article.id, id)}
                  onTag={(tag) => setFilter({ ...filter, tag })}
                  onComment={(text) => comment(id, text)}
                  onCopy={() => void copyHighlight(highlight)}
                  onRemove={() => void batches.remove([id])}
                />
              );
            }}
          />
        </div>
      )}
      {ids.length > 0 && (
        <ChosenBar
          count={ids.length}
          onColour={(colour) => void batches.change(ids, { colour })}
          tags={facets?.tags.map(({ name }) => name) ?? []}
          onTag={(tag, add) => void batches.change(ids, add ? { addTags: [tag] } : { removeTags: [tag] })}
          onCopy={() => void copyHighlights(archive, ids)}
          onRemove={() => void batches.remove(ids)}
          onAll={chosen.all}
          onClear={chosen.clear}
        >
          <ExportMenu
            name="highlights"
            what="highlight"
            formats={highlightFormats}
            write={(format) => archive.shelves.exportHighlights({ ids, group, order, format })}
          />
        </ChosenBar>
      )}
    </section>
  );
}
