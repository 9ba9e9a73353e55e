import type { Settings } from '../../contract/model.ts';
import { DensityButton, ListHead, OrderMenu, SortMenu } from '../library/list-head.tsx';
import { formatCount } from '../ui/format.ts';
import styles from './list-line.module.css';
import type { List } from './use-list.ts';
import { type SearchSort, useView } from './view-store.ts';

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
}: {
  title: string;
  list: List;
  settings: Settings;
  onChangeSettings: (change: Partial<Settings>) => void;
}) {
  const { sort, setSort } = useView();
  const { rows, searching, answer } = list;
  const summary = searching ? (
    answer === undefined ? (
      'Searching…'
    ) : (
      `${formatCount(answer.total, 'article')} · ${timeWords(answer.milliseconds)}`
    )
  ) : (
    <>
      <b className={styles.title}>{title}</b>
      {rows.head !== undefined && formatCount(rows.total, 'article')}
    </>
  );
  return (
    <ListHead summary={summary}>
      {searching ? (
        <SortMenu sort={sort} choices={sorts} onChange={setSort} />
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

function timeWords(milliseconds: number): string {
  return milliseconds < 1 ? 'under 1 ms' : `${Math.round(milliseconds)} ms`;
}
