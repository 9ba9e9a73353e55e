import styles from './view-switch.module.css';

/** How an article whose original has pages is shown. */
export type ReadingView = 'text' | 'pages' | 'original';

const labels: Readonly<Record<ReadingView, string>> = { text: 'Text', pages: 'Pages', original: 'Original' };

export function ViewSwitch({
  view,
  views,
  onChange,
}: {
  view: ReadingView;
  views: readonly ReadingView[];
  onChange: (view: ReadingView) => void;
}) {
  return (
    <fieldset className={styles.switch} aria-label="Show">
      {views.map((each) => (
        <button key={each} type="button" aria-pressed={view === each} onClick={() => onChange(each)}>
          {labels[each]}
        </button>
      ))}
    </fieldset>
  );
}
