import { useQueryClient } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { type ColumnMapping, type DataField, dataFields } from '../../contract/import-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useColumnMappings } from '../archive/imports.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import styles from './columns.module.css';
import drawer from './import-drawer.module.css';

/** What the columns of tables and record files were taken for, and the reader's say in it. */
export function Columns() {
  const mappings = useColumnMappings();
  if (mappings === undefined || mappings.length === 0) return null;
  return (
    <section className={drawer.section} aria-label="Columns">
      <h3 className={drawer.heading}>Columns of tables and records</h3>
      <p className={drawer.figures}>
        Which column is the title, which the text. A change holds for every file with the same columns.
      </p>
      {mappings.map((mapping) => (
        <details key={mapping.columns.join()} className={styles.file}>
          <summary>
            <ChevronRight size={16} className={styles.fold} aria-hidden />
            <span className={drawer.words}>
              <span className={drawer.name}>{mapping.file}</span>
              <span className={drawer.figures}>
                {formatCount(mapping.columns.length, 'column')},{' '}
                {mapping.decidedBy === 'reader' ? 'as you said' : 'by their names'} ·{' '}
                {formatMoment(mapping.changed)}
              </span>
            </span>
          </summary>
          <Mapping key={mapping.changed} mapping={mapping} />
        </details>
      ))}
    </section>
  );
}

function Mapping({ mapping }: { mapping: ColumnMapping }) {
  const archive = useArchive();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Record<string, DataField>>(mapping.mapping);
  const changed = mapping.columns.some((column) => chosen[column] !== mapping.mapping[column]);
  const choose = (column: string, field: DataField | null): void => {
    const { [column]: _, ...others } = chosen;
    setChosen(field === null ? others : { ...others, [column]: field });
  };
  const save = async (): Promise<void> => {
    try {
      await archive.columns.change({ columns: mapping.columns, mapping: chosen });
      await queries.invalidateQueries({ queryKey: ['imports', 'columns'] });
      announce({
        title: 'Kept for files with these columns',
        description: 'Import the file again, or read articles that came from it again, to see it.',
      });
    } catch (error) {
      announceFailure('Could not keep what the columns mean', error);
    }
  };

  return (
    <div className={styles.mapping}>
      {inReadingOrder(mapping).map((column) => (
        <Column
          key={column}
          column={column}
          sample={mapping.samples[column] ?? ''}
          field={chosen[column] ?? null}
          onChoose={(field) => choose(column, field)}
        />
      ))}
      <div className={styles.save}>
        <Button size="small" kind="primary" disabled={!changed} onClick={() => void save()}>
          Save
        </Button>
      </div>
    </div>
  );
}

/** Those that mean something first; the others as a person would sort them, 2 before 10. */
function inReadingOrder({ columns, mapping }: ColumnMapping): string[] {
  const rank = (column: string): number => {
    const field = mapping[column];
    return field === undefined ? dataFields.length : dataFields.indexOf(field);
  };
  return [...columns].sort((first, second) => rank(first) - rank(second) || names.compare(first, second));
}

const names = new Intl.Collator(undefined, { numeric: true });

function Column({
  column,
  sample,
  field,
  onChoose,
}: {
  column: string;
  sample: string;
  field: DataField | null;
  onChoose: (field: DataField | null) => void;
}) {
  const id = useId();
  return (
    <div className={styles.column}>
      <label htmlFor={id} className={styles.name}>
        {column}
      </label>
      <select
        id={id}
        className={styles.select}
        value={field ?? ''}
        onChange={({ target }) => onChoose(dataFields.find((one) => one === target.value) ?? null)}
      >
        <option value="">left out</option>
        {dataFields.map((one) => (
          <option key={one} value={one}>
            {fieldWords[one]}
          </option>
        ))}
      </select>
      <span className={styles.sample} dir="auto">
        {sample}
      </span>
    </div>
  );
}

const fieldWords: Record<DataField, string> = {
  title: 'title',
  text: 'text',
  html: 'text as html',
  excerpt: 'summary',
  published: 'date of publication',
  address: 'link',
  byline: 'author',
  source: 'source',
  place: 'place',
  dateline: 'dateline',
  section: 'section',
  language: 'language',
  tags: 'tags',
  collections: 'collection',
  note: 'note',
  saved: 'when it was saved',
};
