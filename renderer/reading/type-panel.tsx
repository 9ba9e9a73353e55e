import { Popover } from '@base-ui/react/popover';
import { useEffect, useState } from 'react';
import { defaultSettings, type Settings } from '../../contract/settings-model.ts';
import { announceFailure } from '../archive/notices.ts';
import { useSettings } from '../archive/use-settings.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { typographyOf } from './frame-appearance.ts';
import styles from './type-panel.module.css';

const themeNames: Record<Settings['theme'], string> = {
  system: 'As the system',
  paper: 'Paper',
  white: 'White',
  sepia: 'Sepia',
  dark: 'Dark',
  black: 'Black',
  contrast: 'High contrast',
};
const themeList: readonly Settings['theme'][] = [
  'system',
  'paper',
  'white',
  'sepia',
  'dark',
  'black',
  'contrast',
];

const usualType = typographyOf(defaultSettings);

/** How the page looks: theme, typeface, size, width, spacing. Every change shows at once. */
export function TypePanel() {
  const { settings: kept, changeSettings } = useSettings();
  // The controls follow the hand at once; what is kept follows a moment later, and would pull a slider back meanwhile.
  const [settings, setSettings] = useState(kept);
  useEffect(() => setSettings(kept), [kept]);
  const change = (part: Partial<Settings>): void => {
    setSettings((before) => ({ ...before, ...part }));
    changeSettings(part).catch((error: unknown) => announceFailure('The setting was not kept', error));
  };
  return (
    <Popover.Root>
      <Popover.Trigger
        render={<IconButton label="Theme and type" icon={<span className={styles.letters}>Aa</span>} />}
      />
      <Popover.Portal>
        <Popover.Positioner className={classes(styles.positioner)} sideOffset={6} align="end">
          <Popover.Popup className={classes(styles.popup)} aria-label="Theme and type">
            <Choices
              label="Theme"
              name="theme"
              value={settings.theme}
              options={themeList.map((theme) => ({ value: theme, label: themeNames[theme] }))}
              look="swatches"
              onChoose={(theme) => change({ theme })}
            />
            <Choices
              label="Typeface"
              name="typeface"
              value={settings.typeface}
              options={[
                { value: 'serif', label: 'Literata' },
                { value: 'sans', label: 'Inter' },
                { value: 'hyperlegible', label: 'Atkinson' },
              ]}
              look="segments"
              onChoose={(typeface) => change({ typeface })}
            />
            <Measure
              label="Size"
              unit="px"
              value={settings.fontSize}
              min={12}
              max={36}
              step={1}
              onChange={(fontSize) => change({ fontSize })}
            />
            <Measure
              label="Weight"
              unit=""
              value={settings.fontWeight}
              min={300}
              max={700}
              step={20}
              onChange={(fontWeight) => change({ fontWeight })}
            />
            <Measure
              label="Width"
              unit="characters"
              value={settings.measure}
              min={40}
              max={100}
              step={1}
              onChange={(measure) => change({ measure })}
            />
            <Measure
              label="Line spacing"
              unit=""
              value={settings.lineHeight}
              min={1.2}
              max={2.2}
              step={0.02}
              onChange={(lineHeight) => change({ lineHeight })}
            />
            <Choices
              label="Paragraphs"
              name="paragraphs"
              value={settings.paragraphs}
              options={[
                { value: 'spaced', label: 'Spaced' },
                { value: 'indented', label: 'Indented' },
              ]}
              look="segments"
              onChoose={(paragraphs) => change({ paragraphs })}
            />
            <Choices
              label="Text"
              name="flow"
              value={settings.flow}
              options={[
                { value: 'scroll', label: 'Scrolled' },
                { value: 'pages', label: 'On pages' },
              ]}
              look="segments"
              onChoose={(flow) => change({ flow })}
            />
            <div className={styles.checks}>
              <Check
                label="Number the paragraphs"
                checked={settings.paragraphNumbers}
                onChange={(paragraphNumbers) => change({ paragraphNumbers })}
              />
              <Check
                label="Divide words"
                checked={settings.hyphenate}
                onChange={(hyphenate) => change({ hyphenate })}
              />
              <Check
                label="Justify both edges"
                checked={settings.justify}
                onChange={(justify) => change({ justify })}
              />
              <Check
                label="Break long lines of code"
                checked={settings.wrapCode}
                onChange={(wrapCode) => change({ wrapCode })}
              />
            </div>
            <Button kind="quiet" size="small" onClick={() => change(usualType)}>
              Back to the usual type
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Check({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

function Choices<V extends string>({
  label,
  name,
  value,
  options,
  look,
  onChoose,
}: {
  label: string;
  name: string;
  value: V;
  options: readonly { value: V; label: string }[];
  look: 'swatches' | 'segments';
  onChoose: (value: V) => void;
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles[look]}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} data-value={option.value} title={option.label}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>
              {look === 'swatches' ? <span className={styles.hidden}>{option.label}</span> : option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Measure({
  label,
  unit,
  value,
  min,
  max,
  step,
  onChange,
}: {
  label: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
}) {
  const shown = `${step < 1 ? value.toFixed(2) : Math.round(value)}${unit === '' ? '' : ` ${unit}`}`;
  return (
    <label className={styles.measure}>
      <span className={styles.legend}>{label}</span>
      <span className={styles.value}>{shown}</span>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={shown}
        value={value}
        min={min}
        max={max}
        step={step}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}
