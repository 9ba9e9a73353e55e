import type { Settings } from '../../contract/settings-model.ts';
import { useListHold } from '../archive/list-hold.ts';
import { DensityButton, ListHead, OrderMenu, SortMenu } from '../library/list-head.tsx';
import { type SearchSort, sortOfQuery, withoutSort } from '../searching/query-sort.ts';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { useAfter } from '../ui/use-after.ts';
import styles from './list-line.module.css';
import type { List } from './use-list.ts';
import { useView } from './view-store.ts';

/** An answer takes less; the former one stands meanwhile, so that nothing flickers. */
const lateMs = 250;

const sorts: { value: SearchSort; label: string }[] = [
  { value: 'relevance', label: 'Relevance' },
  { value: 'date', label: 'Newest' },
  { value: 'added', label: 'Last added' },
  { value: 'title', label: 'Title' },
];

/** How many articles are listed, in what order, and how close their rows stand. */
export function ListLine({
  title,
  list,
  settings,
  onChangeSettings,
  onShowMore,
}: {
  title: string;
  list: List;
  settings: Settings;
  onChangeSettings: (change: Partial<Settings>) => void;
  /** An import brought articles that the list does not show yet. */
  onShowMore: () => void;
}) {
  const { sort, setSort, query, search } = useView();
  const { searching, rows } = list;
  const late = useAfter(searching && !rows.settled && rows.failure === null, lateMs);
  const behind = useListHold((hold) => hold.behind);
  return (
    <ListHead title={searching ? null : title} summary={summaryWords(list, late)}>
      {behind && !searching && (
        <Button kind="quiet" size="small" className={styles.more ?? ''} onClick={onShowMore}>
          Show new articles
        </Button>
      )}
      {searching ? (
        <SortMenu
          sort={sortOfQuery(query) ?? sort}
          choices={sorts}
          onChange={(next) => {
            // What the query says by itself would win.
            if (sortOfQuery(query) !== null) search(withoutSort(query));
            setSort(next);
          }}
        />
      ) : (
        <OrderMenu
          order={settings.listOrder}
          descending={settings.listDescending}
          onChange={onChangeSettings}
        />
      )}
      <DensityButton density={settings.density} onChange={(density) => onChangeSettings({ density })} />
    </ListHead>
  );
}

/** An answer to an earlier question is never passed off as that to the present one. */
function summaryWords({ rows, searching, answer }: List, late: boolean): string {
  if (!searching) return rows.head === undefined ? '' : formatCount(rows.total, 'article');
  if (rows.failure !== null) return '';
  if (answer === undefined || late) return 'Searching…';
  return `${formatCount(answer.total, 'article')} · ${timeWords(answer.milliseconds)}`;
}

function timeWords(milliseconds: number): string {
  return milliseconds < 1 ? 'under 1 ms' : `${Math.round(milliseconds)} ms`;
}
