import { useQueryClient } from '@tanstack/react-query';
import { Quote } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Quotation, QuotedSentence } from '../../contract/quotation-model.ts';
import { plainOf, quotationFormats, quotationsAsText } from '../../contract/quotation-text.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { createId } from '../archive/create-id.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import {
  allQuotations,
  type QuotationRequest,
  type Quotations,
  useQuotations,
} from '../archive/quotations.ts';
import { rememberChange } from '../archive/undo.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import { MeasuredList } from '../ui/measured-list.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { QuotationCard } from './quotation-card.tsx';
import { quotationsOf } from './quotations-of.ts';
import styles from './shelf-head.module.css';
import { useChosen } from './use-chosen.ts';
import { YearsBar } from './years-bar.tsx';

const restMs = 250;

/** Every sentence of the library in which something occurs, in the order of dates. */
export function QuotationsPage({
  request,
  onRequest,
  onOpen,
}: {
  request: QuotationRequest;
  onRequest: (request: QuotationRequest) => void;
  /** Opens the article at the sentence. */
  onOpen: (article: Id, sentence: QuotedSentence) => void;
}) {
  const archive = useArchive();
  const queries = useQueryClient();
  const [typed, setTyped] = useTyped(request, onRequest);
  const found = useQuotations(request);
  const { rows, head } = found;
  const chosen = useChosen(rows.map(({ key }) => key));
  const title = titleOf(request);
  const asked = request.query.trim() !== '';

  const copy = async (quotations: readonly Quotation[]): Promise<void> => {
    const count = quotations.reduce((sum, { sentences }) => sum + sentences.length, 0);
    const done = await copyText(quotations.map(plainOf).join('\n'));
    announce(
      done
        ? { title: `${formatCount(count, 'sentence')} copied` }
        : { title: 'Nothing was copied', failure: true },
    );
  };
  const everything = (): Promise<Quotation[]> =>
    allQuotations(archive, request, (read, of) => {
      if (of > 1_000 && read % 5_000 < 200)
        announce({ title: `Reading article ${formatNumber(read)} of ${formatNumber(of)}` });
    });
  const highlight = async (article: Id, { anchor }: QuotedSentence): Promise<void> => {
    const id = createId();
    try {
      await archive.highlights.create({ id, article, anchor, colour: 1 });
      rememberChange(
        { label: 'Highlighted a sentence', undo: () => archive.highlights.remove({ id }) },
        { tell: true },
      );
      void queries.invalidateQueries({ queryKey: ['highlights'] });
    } catch (error) {
      announceFailure('The sentence was not highlighted', error);
    }
  };
  const press = (index: number, event: KeyboardEvent): void => {
    const row = rows[index];
    if (row === undefined) return;
    const { quotation, sentence } = row;
    if (event.key === 'Enter') onOpen(quotation.article.id, sentence);
    else if (event.code === 'KeyX' || event.key === ' ') chosen.toggle(index, { range: event.shiftKey });
    else if (event.code === 'KeyH') void highlight(quotation.article.id, sentence);
    else if (event.key === 'Escape' && chosen.ids.size > 0) chosen.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const some = quotationsOf(rows, chosen.ids);

  return (
    <section className={styles.page} aria-label="Quotations">
      <header className={styles.head}>
        <h1 className={styles.title}>Quotations</h1>
        <TextField
          label="Every sentence with"
          quiet
          type="search"
          placeholder="A phrase, a person, a place"
          className={styles.wide}
          // Who comes here with nothing asked has come to ask.
          autoFocus={request.query === ''}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className={styles.count} role="status">
          {asked && head !== undefined ? countWords(found) : ''}
        </p>
        <span className={styles.space} />
        <ChoiceMenu
          label="Order"
          value={request.order}
          choices={[
            { value: 'oldest', label: 'Oldest first' },
            { value: 'newest', label: 'Newest first' },
          ]}
          onChoose={(value) => onRequest({ ...request, order: value === 'newest' ? 'newest' : 'oldest' })}
        />
        <Button
          size="small"
          kind="quiet"
          disabled={rows.length === 0}
          onClick={() =>
            void everything()
              .then((all) => copy(all.filter(({ sentences }) => sentences.length > 0)))
              .catch((error: unknown) => announceFailure('Nothing was copied', error))
          }
        >
          Copy all
        </Button>
        <ExportMenu
          name="quotations"
          what="sentence"
          formats={quotationFormats}
          disabled={rows.length === 0}
          write={async (format) => textOf(format, title, await everything())}
        />
      </header>
      <YearsBar
        years={asked ? (head?.years ?? []) : []}
        from={request.from}
        to={request.to}
        onPeriod={(from, to) => onRequest({ ...request, from, to })}
      />
      <div className={styles.period}>
        {(request.from !== '' || request.to !== '') && (
          <>
            <span>{periodWords(request)}</span>
            <Button size="small" kind="quiet" onClick={() => onRequest({ ...request, from: '', to: '' })}>
              All years
            </Button>
          </>
        )}
        {asked && found.apart > 0 && (
          <span>{formatCount(found.apart, 'more article')} with the words, but not in one sentence</span>
        )}
      </div>
      {found.failure !== null && asked ? (
        <EmptyState
          alert
          title="The sentences cannot be listed"
          actions={<Button onClick={found.retry}>Try again</Button>}
        >
          {found.failure.message}
        </EmptyState>
      ) : !asked ? (
        <EmptyState icon={<Quote size={28} aria-hidden />} title="What was said">
          <p>
            Every sentence in which a phrase, a person or a place occurs, in the order of dates. Words in any
            of their forms; “quoted words” exactly; person:"Anna Sarkisian" in every spelling of the name.
          </p>
        </EmptyState>
      ) : (
        !found.isPending &&
        found.complete &&
        rows.length === 0 && (
          <EmptyState icon={<Quote size={28} aria-hidden />} title="No sentence holds this">
            {found.apart > 0
              ? 'The words stand in some articles, but never in one sentence.'
              : 'Other words, or another period, may find some.'}
          </EmptyState>
        )
      )}
      {asked && found.failure === null && rows.length > 0 && (
        <MeasuredList
          key={JSON.stringify(request)}
          label="Sentences"
          className={styles.list}
          count={rows.length}
          estimate={72}
          keyOf={(index) => rows[index]?.key ?? String(index)}
          onRange={(_, last) => {
            if (last > rows.length - 30) found.more();
          }}
          onRowKey={press}
          renderHead={(index) => {
            const row = rows[index];
            if (row?.beginsYear !== true) return null;
            return <h2 className={styles.group}>{row.year ?? 'Undated'}</h2>;
          }}
          renderRow={(index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { quotation, sentence } = row;
            return (
              <QuotationCard
                row={row}
                last={rows[index + 1]?.quotation !== quotation}
                chosen={chosen.ids.has(row.key)}
                onChoose={(range) => chosen.toggle(index, { range })}
                onOpen={() => onOpen(quotation.article.id, sentence)}
                onCopy={() => void copy([{ ...quotation, sentences: [sentence] }])}
                onHighlight={() => void highlight(quotation.article.id, sentence)}
              />
            );
          }}
        />
      )}
      {chosen.ids.size > 0 && (
        <ChosenBar
          count={chosen.ids.size}
          onCopy={() => void copy(some)}
          onAll={chosen.all}
          onClear={chosen.clear}
        >
          <ExportMenu
            name="quotations"
            what="sentence"
            formats={quotationFormats}
            write={async (format) => textOf(format, title, some)}
          />
        </ChosenBar>
      )}
    </section>
  );
}

/** The field follows what is asked from elsewhere, and asks a moment after the last key. */
function useTyped(
  request: QuotationRequest,
  onRequest: (request: QuotationRequest) => void,
): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(request.query);
  const [seen, setSeen] = useState(request.query);
  if (seen !== request.query) {
    setSeen(request.query);
    if (request.query.trim() !== typed.trim()) setTyped(request.query);
  }
  useEffect(() => {
    if (typed === request.query) return;
    const timer = window.setTimeout(() => onRequest({ ...request, query: typed }), restMs);
    return () => window.clearTimeout(timer);
  }, [typed, request, onRequest]);
  return [typed, setTyped];
}

function textOf(
  format: (typeof quotationFormats)[number],
  title: string,
  quotations: readonly Quotation[],
): { text: string; count: number } {
  return {
    text: quotationsAsText(format, title, quotations),
    count: quotations.reduce((sum, { sentences }) => sum + sentences.length, 0),
  };
}

function countWords({ head, rows, read, complete }: Quotations): string {
  const articles = head?.articles ?? 0;
  const sentences = formatCount(rows.length, 'sentence');
  if (complete) return `${sentences} in ${formatCount(articles, 'article')}`;
  return `${sentences} in the first ${formatNumber(read)} of ${formatCount(articles, 'article')}`;
}

function titleOf(request: QuotationRequest): string {
  const period = periodWords(request);
  return period === '' ? request.query : `${request.query}, ${period}`;
}

function periodWords({ from, to }: QuotationRequest): string {
  if (from === '' && to === '') return '';
  if (from === '') return `until ${to}`;
  if (to === '') return `since ${from}`;
  return from === to ? from : `${from} to ${to}`;
}
