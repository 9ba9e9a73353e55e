import type { HighlightColour } from '../../contract/annotation-model.ts';
import type { Collection } from '../../contract/model.ts';
import type { HighlightFacets, HighlightFilter } from '../../contract/shelf-model.ts';
import { Button } from '../ui/button.tsx';
import { ColourChoice, markColours } from '../ui/colour-choice.tsx';
import { formatNumber } from '../ui/format.ts';
import type { MenuChoice } from '../ui/menu.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { MadeFilter } from './made-filter.tsx';

export interface HighlightFiltersProps {
  filter: HighlightFilter;
  facets: HighlightFacets | undefined;
  collections: readonly Collection[];
  colourNames: readonly string[];
  onChange: (filter: HighlightFilter) => void;
}

/** What narrows the shelf of highlights; each value says how many it would leave. */
export function HighlightFilters(props: HighlightFiltersProps) {
  const { filter, facets, collections, colourNames, onChange } = props;
  const set = <K extends keyof HighlightFilter>(name: K, value: HighlightFilter[K] | null): void => {
    const { [name]: _, ...rest } = filter;
    onChange(value === null || value === undefined ? rest : { ...rest, [name]: value });
  };
  const [colour = null] = filter.colours ?? [];
  const named = (values: readonly { name: string; count: number }[] | undefined): MenuChoice[] =>
    (values ?? []).map(({ name, count }) => ({ value: name, label: name, detail: formatNumber(count) }));
  const nameOf = new Map(collections.map(({ id, name }) => [id, name]));
  const byCollection = (facets?.collections ?? []).map(({ name, count }) => ({
    value: name,
    label: nameOf.get(name) ?? 'Collection',
    detail: formatNumber(count),
  }));
  const byArticle = (facets?.articles ?? []).map(({ id, title, count }) => ({
    value: id,
    label: title,
    detail: formatNumber(count),
  }));
  const byColour = markColours.map((one) => ({
    value: String(one),
    label: colourNames[one - 1] ?? '',
    detail: formatNumber(facets?.colours.find((found) => found.colour === one)?.count ?? 0),
  }));
  const tags = named(facets?.tags);
  return (
    <>
      <ColourChoice
        label="Show only"
        chosen={colour}
        onChoose={(next) => set('colours', next === colour ? null : [next])}
      />
      <ChoiceMenu
        label="Colour"
        any="Any colour"
        value={colour === null ? null : String(colour)}
        choices={byColour}
        onChoose={(value) => set('colours', value === null ? null : [asColour(value)])}
      />
      {(tags.length > 0 || filter.tag !== undefined) && (
        <ChoiceMenu
          label="Tag"
          any="Any tag"
          value={filter.tag ?? null}
          choices={withChosen(tags, filter.tag)}
          onChoose={(value) => set('tag', value)}
        />
      )}
      <ChoiceMenu
        label="Source"
        any="Any source"
        value={filter.source ?? null}
        choices={withChosen(named(facets?.sources), filter.source)}
        onChoose={(value) => set('source', value)}
      />
      {(byCollection.length > 0 || filter.collection !== undefined) && (
        <ChoiceMenu
          label="Collection"
          any="Any collection"
          value={filter.collection ?? null}
          choices={byCollection}
          onChoose={(value) => set('collection', value)}
        />
      )}
      <ChoiceMenu
        label="Article"
        any="Any article"
        value={filter.article ?? null}
        choices={byArticle}
        onChoose={(value) => set('article', value)}
      />
      <MadeFilter
        made={filter}
        onChange={({ madeFrom, madeTo }) => {
          const { madeFrom: _from, madeTo: _to, ...rest } = filter;
          onChange({
            ...rest,
            ...(madeFrom !== undefined && { madeFrom }),
            ...(madeTo !== undefined && { madeTo }),
          });
        }}
      />
      <Button
        size="small"
        kind="quiet"
        aria-pressed={filter.commented === true}
        onClick={() => set('commented', filter.commented === true ? null : true)}
      >
        With comment {facets !== undefined && formatNumber(facets.commented)}
      </Button>
      {((facets?.unplaced ?? 0) > 0 || filter.unplaced === true) && (
        <Button
          size="small"
          kind="quiet"
          aria-pressed={filter.unplaced === true}
          onClick={() => set('unplaced', filter.unplaced === true ? null : true)}
        >
          {formatNumber(facets?.unplaced ?? 0)} unplaced
        </Button>
      )}
    </>
  );
}

function asColour(value: string): HighlightColour {
  return markColours.find((colour) => String(colour) === value) ?? 1;
}

/** What was asked for stands in the menu though nothing is left of it. */
function withChosen(choices: MenuChoice[], chosen: string | undefined): MenuChoice[] {
  if (chosen === undefined || choices.some(({ value }) => value === chosen)) return choices;
  return [{ value: chosen, label: chosen, detail: '0' }, ...choices];
}
