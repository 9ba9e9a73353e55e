import { ChevronDown } from 'lucide-react';
import type { NamedCount } from '../../contract/model.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Menu, MenuChoices } from '../ui/menu.tsx';
import styles from './facets.module.css';

export type FacetName = 'source' | 'place' | 'language';

export interface FacetsProps {
  facets: Record<FacetName, NamedCount[]>;
  chosen: Partial<Record<FacetName, string>>;
  onChoose: (facet: FacetName, value: string | null) => void;
}

const titles: Record<FacetName, string> = { source: 'Source', place: 'Place', language: 'Language' };
const names: readonly FacetName[] = ['source', 'place', 'language'];
const most = 40;

/** Where the hits come from, with counts over all of them; choosing one narrows the search to it. */
export function Facets({ facets, chosen, onChoose }: FacetsProps) {
  const offered = names.filter(
    (name) => chosen[name] !== undefined || facets[name].filter((one) => one.name !== '').length > 1,
  );
  if (offered.length === 0) return null;
  return (
    <div className={styles.facets} role="toolbar" aria-label="Narrow the search">
      {offered.map((name) => {
        const values = facets[name].filter((one) => one.name !== '').slice(0, most);
        const value = chosen[name] ?? null;
        return (
          <Menu
            key={name}
            trigger={
              <Button kind="quiet" size="small" aria-label={`${titles[name]}: ${facetLabel(name, value)}`}>
                {value === null ? titles[name] : facetLabel(name, value)}
                <ChevronDown size={12} aria-hidden />
              </Button>
            }
          >
            <MenuChoices
              label={titles[name]}
              value={value ?? ''}
              choices={[
                { value: '', label: 'Any' },
                ...values.map((one) => ({
                  value: one.name,
                  label: facetLabel(name, one.name),
                  detail: formatNumber(one.count),
                })),
              ]}
              onChoose={(next) => onChoose(name, next === '' ? null : next)}
            />
          </Menu>
        );
      })}
    </div>
  );
}

const languages = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });

export function facetLabel(name: FacetName, value: string | null): string {
  if (value === null) return 'any';
  if (name !== 'language') return value;
  try {
    return languages.of(value) ?? value;
  } catch {
    // A language that the file named in its own words.
    return value;
  }
}
