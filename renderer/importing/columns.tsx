import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type ColumnMapping, type DataField, dataFields } from '../../contract/import-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useColumnMappings } from '../archive/imports.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
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
            <span className={drawer.name}>{mapping.file}</span>
            <span className={drawer.figures}>
              {mapping.decidedBy === 'reader' ? 'as you said' : 'by the names of its columns'} ·{' '}
              {formatMoment(mapping.changed)}
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
      {mapping.columns.map((column) => (
        <Column
          key={column}
          column={column}
          sample={mapping.samples[column] ?? ''}
          field={chosen[column] ?? null}
          onChoose={(field) => choose(column, field)}
        />
      ))}
      <Button size="small" kind="primary" disabled={!changed} onClick={() => void save()}>
        Save
      </Button>
    </div>
  );
}

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
