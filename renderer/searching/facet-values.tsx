import { Autocomplete } from '@base-ui/react/autocomplete';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Collection, NamedCount } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { classes } from '../ui/classes.ts';
import { formatNumber } from '../ui/format.ts';
import { type FacetName, facetLabel, facetTitles } from './facet-words.ts';
import styles from './facets.module.css';
import type { SearchRequest } from './search-rows.ts';

interface Value {
  /** Null: whatever the value. */
  value: string | null;
  label: string;
  count: number | null;
}

/** The archive counts the commonest of them, and says no more. */
const mostCounted = 200;

/** The values of one facet, the commonest first; letters look for one among them. */
export function FacetValues({
  name,
  request,
  values,
  chosen,
  collections,
  onChoose,
}: {
  name: FacetName;
  request: SearchRequest;
  values: readonly NamedCount[];
  chosen: string | null;
  collections: readonly Collection[];
  onChoose: (value: string | null) => void;
}) {
  const [text, setText] = useState('');
  const around = useWithoutFacet(name, request, chosen !== null);
  const counted = chosen === null ? values : (around ?? values);
  const items = useMemo(() => {
    const wanted = fold(text.trim());
    const named = counted.flatMap(({ name: value, count }): Value[] => {
      const label = facetLabel(name, value, collections);
      return value !== '' && fold(label).includes(wanted) ? [{ value, label, count }] : [];
    });
    return wanted === '' ? [{ value: null, label: 'Any', count: null }, ...named] : named;
  }, [counted, name, collections, text]);

  return (
    <Autocomplete.Root
      open
      inline
      items={items}
      filter={null}
      value={text}
      onValueChange={(next, { reason }) => reason !== 'item-press' && setText(next)}
      autoHighlight="always"
      itemToStringValue={({ label }: Value) => label}
    >
      <Autocomplete.Input
        autoFocus
        className={classes(styles.look)}
        aria-label={`Look for a ${facetTitles[name].toLowerCase()}`}
        placeholder={`Which ${facetTitles[name].toLowerCase()}?`}
        maxLength={200}
        onKeyDown={(event) => {
          // The field is open as long as it is there: the box around it closes.
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            setText('');
          }
        }}
      />
      <Autocomplete.List className={classes(styles.values)} aria-label={facetTitles[name]}>
        {(item: Value) => (
          <Autocomplete.Item
            key={item.value ?? ''}
            value={item}
            className={classes(styles.value)}
            onClick={() => {
              // While it fades it may be opened again.
              setText('');
              onChoose(item.value);
            }}
          >
            <span className={styles.tick} aria-hidden>
              {item.value === chosen && <Check size={14} />}
            </span>
            <span className={styles.name} dir="auto">
              {item.label}
            </span>{' '}
            <span className={styles.count}>{item.count === null ? '' : formatNumber(item.count)}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      {items.length === 0 && <p className={styles.none}>No hit comes from there.</p>}
      {counted.length >= mostCounted && (
        <p className={styles.none}>The {formatNumber(mostCounted)} commonest are shown.</p>
      )}
    </Autocomplete.Root>
  );
}

/** What the other values would be, were this one not chosen. */
function useWithoutFacet(
  name: FacetName,
  request: SearchRequest,
  enabled: boolean,
): readonly NamedCount[] | undefined {
  const archive = useArchive();
  const { [name]: _chosen, ...filter } = request.filter;
  const { query, typing, relax, match } = request;
  const asked = { query, typing, relax, match, filter };
  return useQuery({
    queryKey: ['search', 'facets', asked],
    queryFn: async () => (await archive.search.find({ ...asked, limit: 1 })).facets,
    enabled,
  }).data?.[name];
}

function fold(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}
