import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '../../contract/model.ts';
import type { SearchFacets } from '../../contract/search-model.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Popover } from '../ui/popover.tsx';
import { FacetValues } from './facet-values.tsx';
import { type FacetName, facetLabel, facetNames, facetTitles } from './facet-words.ts';
import styles from './facets.module.css';
import type { SearchRequest } from './search-rows.ts';

export interface FacetsProps {
  /** The search that these are the facets of. */
  request: SearchRequest;
  facets: SearchFacets;
  total: number;
  chosen: Partial<Record<FacetName, string>>;
  /** What the view has decided already. */
  settled: FacetName | null;
  collections: readonly Collection[];
  onChoose: (facet: FacetName, value: string | null) => void;
}

/** Where the hits come from, with counts over all of them; choosing a value narrows the search to it. */
export function Facets({ request, facets, total, chosen, settled, collections, onChoose }: FacetsProps) {
  const [open, setOpen] = useState<FacetName | null>(null);
  const offered = facetNames.filter(
    (name) =>
      name !== settled &&
      // A value that all hits have narrows nothing.
      (chosen[name] !== undefined ||
        facets[name].some(({ name: value, count }) => value !== '' && count < total)),
  );
  if (offered.length === 0) return null;
  return (
    <div className={styles.room}>
      <div className={styles.facets} role="toolbar" aria-label="Narrow the search">
        {offered.map((name) => {
          const value = chosen[name] ?? null;
          const said = value === null ? 'any' : facetLabel(name, value, collections);
          return (
            <Popover
              key={name}
              label={facetTitles[name]}
              open={open === name}
              onOpenChange={(next) => setOpen(next ? name : null)}
              trigger={
                <Button
                  kind="quiet"
                  size="small"
                  className={classes(value !== null && styles.chosen)}
                  aria-label={`${facetTitles[name]}: ${said}`}
                >
                  {facetTitles[name]}
                  <ChevronDown size={12} aria-hidden />
                </Button>
              }
            >
              <FacetValues
                name={name}
                request={request}
                values={facets[name]}
                chosen={value}
                collections={collections}
                onChoose={(next) => {
                  setOpen(null);
                  onChoose(name, next);
                }}
              />
            </Popover>
          );
        })}
      </div>
    </div>
  );
}
