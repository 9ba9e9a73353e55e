import { useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { Highlight, LikelyPlace } from '../../contract/annotation-model.ts';
import { useLikelyPlaces } from '../archive/highlights.ts';
import { Button } from '../ui/button.tsx';
import styles from './highlight-card.module.css';

/** For a highlight without a place: how it stood, and on request where it may stand now. A press puts it there. */
export function LostPlaces({
  highlight,
  onPlace,
}: {
  highlight: Highlight;
  onPlace: (span: TextSpan) => void;
}) {
  const [wanted, setWanted] = useState(false);
  const { places, failed } = useLikelyPlaces(highlight, wanted);
  const { prefix, quote, suffix } = highlight.anchor;
  const earlier = places?.earlier ?? { before: prefix, quote, after: suffix };
  return (
    <div className={styles.lost}>
      <p className={styles.earlier}>
        {earlier.before}
        <mark>{shorten(earlier.quote)}</mark>
        {earlier.after}
      </p>
      {!wanted && (
        <Button size="small" onClick={() => setWanted(true)}>
          Find likely places
        </Button>
      )}
      {wanted && places === undefined && (
        <p role="status">{failed ? 'The text could not be searched.' : 'Looking…'}</p>
      )}
      {places !== undefined && places.places.length === 0 && (
        <p role="status">Nothing like it stands in this text.</p>
      )}
      {places !== undefined && places.places.length > 0 && (
        <ul className={styles.places} aria-label="Likely places">
          {places.places.map((place) => (
            <li key={place.start}>
              <Place place={place} onPlace={onPlace} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.hint}>Or select the right words and press “Place here”.</p>
    </div>
  );
}

function Place({ place, onPlace }: { place: LikelyPlace; onPlace: (span: TextSpan) => void }) {
  const { before, quote, after, start, end, likeness } = place;
  return (
    <button type="button" className={styles.place} onClick={() => onPlace({ start, end })}>
      <span className={styles.likeness}>{likeness} %</span>
      <span>
        {before.slice(-60)}
        <mark>{shorten(quote)}</mark>
        {after.slice(0, 60)}
      </span>
    </button>
  );
}

/** The beginning and the end of a long passage. */
function shorten(quote: string): string {
  return quote.length <= 240 ? quote : `${quote.slice(0, 120)} … ${quote.slice(-110)}`;
}
