import { Slider } from '@base-ui/react/slider';
import { Switch } from '@base-ui/react/switch';
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { type ReactNode, useId } from 'react';
import { type Settings, themes } from '../../contract/settings-model.ts';
import { announceFailure } from '../archive/notices.ts';
import { useAbout, useOverview } from '../archive/use-overview.ts';
import { useSettings } from '../archive/use-settings.ts';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { formatBytes } from '../ui/format.ts';
import { DictionarySettings } from './dictionary-settings.tsx';
import { HighlightNames } from './highlight-names.tsx';
import { type IndexSaid, SearchSettings } from './search-settings.tsx';
import styles from './settings-dialog.module.css';
import { VoiceSettings } from './voice-settings.tsx';

const themeWords: Record<Settings['theme'], string> = {
  system: 'System',
  paper: 'Paper',
  white: 'White',
  sepia: 'Sepia',
  dark: 'Dark',
  black: 'Black',
  contrast: 'Contrast',
};

export function SettingsDialog({ index, onClose }: { index: IndexSaid; onClose: () => void }) {
  const { settings, changeSettings } = useSettings();
  const { overview } = useOverview();
  const about = useAbout();
  const change = (next: Partial<Settings>): void => {
    changeSettings(next).catch((error: unknown) => announceFailure('Could not keep this setting', error));
  };

  return (
    <Dialog open onClose={onClose} title="Settings">
      <div className={styles.all}>
        <section className={styles.part} aria-label="Appearance">
          <h3 className={styles.heading}>Appearance</h3>
          <Choice
            label="Theme"
            value={settings.theme}
            choices={themes.map((theme) => ({ value: theme, label: themeWords[theme], swatch: theme }))}
            onChange={(theme) => change({ theme })}
          />
          <Choice
            label="Rows of the list"
            value={settings.density}
            choices={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
            onChange={(density) => change({ density })}
          />
        </section>
        <section className={styles.part} aria-label="Reading">
          <h3 className={styles.heading}>Reading</h3>
          <Choice
            label="Typeface"
            value={settings.typeface}
            choices={[
              { value: 'serif', label: 'Serif' },
              { value: 'sans', label: 'Sans' },
              { value: 'hyperlegible', label: 'Hyperlegible' },
            ]}
            onChange={(typeface) => change({ typeface })}
          />
          <Measure
            label="Size"
            value={settings.fontSize}
            min={12}
            max={36}
            step={1}
            words={(value) => `${value} px`}
            onChange={(fontSize) => change({ fontSize })}
          />
          <Measure
            label="Width"
            value={settings.measure}
            min={40}
            max={100}
            step={2}
            words={(value) => `${value} characters`}
            onChange={(measure) => change({ measure })}
          />
          <Measure
            label="Spacing"
            value={settings.lineHeight}
            min={1.2}
            max={2.2}
            step={0.05}
            words={(value) => value.toFixed(2)}
            onChange={(lineHeight) => change({ lineHeight })}
          />
          <OnOff
            label="Divide words at line ends"
            on={settings.hyphenate}
            onChange={(hyphenate) => change({ hyphenate })}
          />
          <OnOff
            label="Justify both edges"
            on={settings.justify}
            onChange={(justify) => change({ justify })}
          />
          <OnOff
            label="Dark pages of PDFs in dark themes"
            on={settings.darkPages}
            onChange={(darkPages) => change({ darkPages })}
          />
          <OnOff
            label="Links in copied quotations"
            on={settings.quoteLinks}
            onChange={(quoteLinks) => change({ quoteLinks })}
          />
          <HighlightNames
            names={settings.highlightNames}
            onChange={(highlightNames) => change({ highlightNames })}
          />
        </section>
        <VoiceSettings settings={settings} onChange={change} />
        <DictionarySettings />
        <SearchSettings settings={settings} index={index} onChange={change} />
        <section className={styles.part} aria-label="Library">
          <h3 className={styles.heading}>Library</h3>
          <dl className={styles.facts}>
            <dt>Folder</dt>
            <dd>{about?.library ?? '…'}</dd>
            <dt>On disk</dt>
            <dd>{overview === undefined ? '…' : formatBytes(overview.bytes)}</dd>
            <dt>Network</dt>
            <dd>
              Carrel makes no requests.
              {about !== undefined && about.requestsDenied > 0 && ` ${about.requestsDenied} were refused.`}
            </dd>
            <dt>Version</dt>
            <dd>{about?.version ?? '…'}</dd>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Line({ label, children }: { label: string; children: (labelId: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.line}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {children(id)}
    </div>
  );
}

function OnOff({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Line label={label}>
      {(id) => (
        <Switch.Root
          aria-labelledby={id}
          checked={on}
          onCheckedChange={onChange}
          className={classes(styles.switch)}
        >
          <Switch.Thumb className={classes(styles.thumb)} />
        </Switch.Root>
      )}
    </Line>
  );
}

function Choice<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: V;
  choices: { value: V; label: string; swatch?: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <Line label={label}>
      {(id) => (
        <ToggleGroup
          aria-labelledby={id}
          value={[value]}
          onValueChange={([next]) => {
            const found = choices.find((one) => one.value === next);
            if (found !== undefined) onChange(found.value);
          }}
          className={classes(styles.choice)}
        >
          {choices.map((one) => (
            <Toggle key={one.value} value={one.value} className={classes(styles.option)}>
              {one.swatch !== undefined && (
                <span className={styles.swatch} data-swatch={one.swatch} aria-hidden>
                  Aa
                </span>
              )}
              {one.label}
            </Toggle>
          ))}
        </ToggleGroup>
      )}
    </Line>
  );
}

function Measure({
  label,
  value,
  min,
  max,
  step,
  words,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  words: (value: number) => string;
  onChange: (value: number) => void;
}) {
  return (
    <Line label={label}>
      {(id) => (
        <Slider.Root
          value={value}
          min={min}
          max={max}
          step={step}
          onValueChange={(next) => onChange(Math.round(next * 100) / 100)}
          className={classes(styles.slider)}
        >
          <Slider.Control className={classes(styles.control)}>
            <Slider.Track className={classes(styles.track)}>
              <Slider.Indicator className={classes(styles.indicator)} />
              <Slider.Thumb
                aria-labelledby={id}
                getAriaValueText={(_text, now) => words(now)}
                className={classes(styles.knob)}
              />
            </Slider.Track>
          </Slider.Control>
          <span className={styles.value}>{words(value)}</span>
        </Slider.Root>
      )}
    </Line>
  );
}
