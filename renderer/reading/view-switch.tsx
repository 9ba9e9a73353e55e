import styles from './view-switch.module.css';

/** How an article whose original has pages is shown. */
export type ReadingView = 'text' | 'pages';

const views = [
  ['text', 'Text'],
  ['pages', 'Pages'],
] as const;

export function ViewSwitch({ view, onChange }: { view: ReadingView; onChange: (view: ReadingView) => void }) {
  return (
    <fieldset className={styles.switch} aria-label="Show">
      {views.map(([each, label]) => (
        <button key={each} type="button" aria-pressed={view === each} onClick={() => onChange(each)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
