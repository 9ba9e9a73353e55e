import { useId, useMemo } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { Button } from '../ui/button.tsx';
import { useSystemVoices } from '../ui/speech/use-system-voices.ts';
import { chooseVoice, groupVoices, type VoiceGroup } from '../ui/speech/voices.ts';
import styles from './dictionary-settings.module.css';
import shared from './settings-dialog.module.css';

/** Languages that are always shown, where the system speaks them: those of the interface, and of the reader's system. */
const usual = ['en', 'hy', 'ru'];
const speeds = [0.6, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3];

/** With which voice, and how quickly, each language is read aloud. */
export function VoiceSettings({
  settings,
  onChange,
}: {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const voices = useSystemVoices();
  const groups = useMemo(() => groupVoices(voices, 'en'), [voices]);
  const own = new Set([...usual, ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')]);
  const kept = new Set([...Object.keys(settings.speechVoices), ...Object.keys(settings.speechRates)]);
  const shown = groups.filter(
    ({ language }) => groups.length <= 8 || own.has(language) || kept.has(language),
  );
  const { speechVoices, speechRates } = settings;
  return (
    <section className={shared.part} aria-label="Reading aloud">
      <h3 className={shared.heading}>Reading aloud</h3>
      {groups.length === 0 && (
        <p className={styles.about}>
          This system has no voice that works without a network. Voices are added in its own settings; on
          Linux by speech-dispatcher with a synthesiser such as espeak-ng.
        </p>
      )}
      {shown.map((group) => (
        <Language
          key={group.language}
          group={group}
          voice={speechVoices[group.language]}
          rate={speechRates[group.language] ?? 1}
          onVoice={(voice) => onChange({ speechVoices: { ...speechVoices, [group.language]: voice } })}
          onRate={(rate) => onChange({ speechRates: { ...speechRates, [group.language]: rate } })}
        />
      ))}
      {shown.length < groups.length && (
        <p className={styles.about}>
          The system speaks {groups.length} languages. Others appear here once an article was read in them.
        </p>
      )}
      {kept.size > 0 && (
        <p>
          <Button size="small" onClick={() => onChange({ speechVoices: {}, speechRates: {} })}>
            Back to the system’s choice
          </Button>
        </p>
      )}
    </section>
  );
}

function Language({
  group,
  voice,
  rate,
  onVoice,
  onRate,
}: {
  group: VoiceGroup;
  voice: string | undefined;
  rate: number;
  onVoice: (id: string) => void;
  onRate: (rate: number) => void;
}) {
  const id = useId();
  const chosen = chooseVoice(group.voices, group.language, voice);
  const rates = speeds.includes(rate) ? speeds : [...speeds, rate].sort((a, b) => a - b);
  return (
    <div className={shared.line}>
      <label htmlFor={id} className={shared.label}>
        {group.name}
      </label>
      <div className={styles.choices}>
        <select
          id={id}
          className={styles.voice}
          value={chosen?.id ?? ''}
          onChange={(event) => onVoice(event.target.value)}
        >
          {group.voices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <select
          className={styles.voice}
          aria-label={`Speed, ${group.name}`}
          value={rate}
          onChange={(event) => onRate(Number(event.target.value))}
        >
          {rates.map((one) => (
            <option key={one} value={one}>
              {one.toFixed(1)}×
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
