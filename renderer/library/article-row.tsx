import { Check, Highlighter, NotebookPen, Star } from 'lucide-react';
import { memo } from 'react';
import type { Passage } from '../../contract/model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import type { ArticleRow as Row } from '../archive/paged-rows.ts';
import { classes } from '../ui/classes.ts';
import { formatPublished, readingMinutes } from '../ui/format.ts';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './article-row.module.css';
import { leadToMark } from './passage-lead.ts';
import { TagDot } from './tag-dot.tsx';

export type Density = Settings['density'];

/** Every row of a list has the same height, so that 100,000 of them scroll as one. */
export function rowHeight(density: Density, searching: boolean): number {
  if (density === 'compact') return searching ? 76 : 54;
  return 122;
}

export interface ArticleRowProps {
  row: Row;
  index: number;
  total: number;
  id: string;
  density: Density;
  active: boolean;
  selected: boolean;
  /** Some row is selected: every row shows its box. */
  choosing: boolean;
  tagColours: ReadonlyMap<string, number>;
}

export const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const { row, index, total, id, density, active, selected, choosing, tagColours } = props;
  const { article, passages } = row;
  const title = passages.find(({ field }) => field === 'title');
  const best = bestPassage(passages);
  const language = article.language ?? undefined;
  const from = [
    article.source,
    article.place,
    article.published === null ? null : formatPublished(article.published),
  ].filter((part) => part !== null);

  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names its active row
    <div
      role="option"
      id={id}
      data-index={index}
      data-active={active || undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-selected={selected || (active && !choosing)}
      draggable
      className={classes(
        styles.row,
        styles[density],
        active && styles.active,
        selected && styles.selected,
        choosing && styles.choosing,
        article.state === 'unread' && styles.unread,
      )}
    >
      <span className={styles.gutter} data-action="choose" aria-hidden>
        <span className={styles.dot} />
        <span className={styles.box}>{selected && <Check size={11} strokeWidth={3} />}</span>
      </span>
      <p className={styles.kick}>
        <span className={styles.from}>{from.length > 0 ? from.join(' · ') : 'No date'}</span>
        <span className={styles.marks}>
          {article.tags.slice(0, 4).map((tag) => (
            <span key={tag} title={tag}>
              <TagDot colour={tagColours.get(tag) ?? 7} />
            </span>
          ))}
          {article.highlights > 0 && (
            <span className={styles.mark} title={`${article.highlights} highlighted`}>
              <Highlighter size={12} aria-hidden />
              {article.highlights}
            </span>
          )}
          {article.hasNote && (
            <span className={styles.mark} title="Has a note">
              <NotebookPen size={12} aria-hidden />
            </span>
          )}
          <span
            className={classes(styles.star, article.starred && styles.starred)}
            data-action="star"
            title={article.starred ? 'Starred' : 'Star'}
            aria-hidden
          >
            <Star size={13} {...(article.starred && { fill: 'currentColor' })} />
          </span>
          <span className={styles.length}>
            {article.words === 0 ? 'no text' : `${readingMinutes(article.words)} min`}
          </span>
        </span>
      </p>
      <div className={styles.words} lang={language}>
        <p className={styles.title} dir="auto">
          {title === undefined ? article.title : <MarkedText text={title.text} marks={title.marks} />}
        </p>
        {(density === 'comfortable' || best !== null) && (
          <div className={styles.room}>
            <p className={styles.excerpt} dir="auto">
              {best === null ? article.excerpt : <Best passage={best} />}
            </p>
          </div>
        )}
      </div>
      <span className="spoken">
        {article.state === 'unread' && 'Unread. '}
        {article.starred && 'Starred. '}
        {article.tags.length > 0 && `Tags: ${article.tags.join(', ')}.`}
      </span>
      {article.state === 'reading' && article.progress > 0 && (
        <span className={styles.progress} style={{ width: `${article.progress * 100}%` }} aria-hidden />
      )}
    </div>
  );
});

/** The text of the article first; a note or a highlight is named as such. */
function bestPassage(passages: Passage[]): Passage | null {
  return (
    passages.find(({ field }) => field === 'body') ??
    passages.find(({ field }) => field === 'note' || field === 'highlight') ??
    null
  );
}

function Best({ passage }: { passage: Passage }) {
  const { text, marks } = leadToMark(passage);
  return (
    <>
      {passage.field === 'note' && <span className={styles.where}>In your note: </span>}
      {passage.field === 'highlight' && <span className={styles.where}>In a highlight: </span>}
      <MarkedText text={text} marks={marks} />
    </>
  );
}

/** Where a row is not there yet. */
export function PendingRow({ density }: { density: Density }) {
  return (
    <div className={classes(styles.row, styles[density], styles.pending)} aria-hidden>
      <span className={styles.bone} />
      <span className={styles.bone} />
      {density === 'comfortable' && <span className={styles.bone} />}
    </div>
  );
}
