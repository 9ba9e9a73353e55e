import {
  ChevronsLeft,
  ChevronsRight,
  Minus,
  Pause,
  Play,
  Plus,
  SkipBack,
  SkipForward,
  X,
} from 'lucide-react';
import { useMemo } from 'react';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useSystemVoices } from '../../ui/speech/use-system-voices.ts';
import { groupVoices, languageName } from '../../ui/speech/voices.ts';
import styles from './aloud-bar.module.css';
import type { Aloud } from './use-read-aloud.ts';

const [slowest, quickest, step] = [0.5, 3, 0.1];

/** What one reaches for while being read to. It lies at the foot of the page for as long as it lasts. */
export function AloudBar({ aloud }: { aloud: Aloud }) {
  const speaks = aloud.status === 'speaking';
  const words = saidOf(aloud);
  return (
    <section className={styles.bar} aria-label="Reading aloud">
      <div className={styles.controls}>
        <span className={styles.wide}>
          <IconButton
            label="Previous paragraph"
            shortcut="Shift ,"
            icon={<SkipBack size={16} aria-hidden />}
            onClick={() => aloud.step('previous-paragraph')}
          />
        </span>
        <IconButton
          label="Previous sentence"
          shortcut=","
          icon={<ChevronsLeft size={17} aria-hidden />}
          onClick={() => aloud.step('previous-sentence')}
        />
        <IconButton
          label={speaks ? 'Pause' : 'Read on'}
          shortcut="L"
          className={classes(styles.play)}
          icon={
            speaks ? (
              <Pause size={18} aria-hidden fill="currentColor" strokeWidth={0} />
            ) : (
              <Play size={18} aria-hidden fill="currentColor" strokeWidth={0} />
            )
          }
          onClick={aloud.toggle}
        />
        <IconButton
          label="Next sentence"
          shortcut="."
          icon={<ChevronsRight size={17} aria-hidden />}
          onClick={() => aloud.step('sentence')}
        />
        <span className={styles.wide}>
          <IconButton
            label="Next paragraph"
            shortcut="Shift ."
            icon={<SkipForward size={16} aria-hidden />}
            onClick={() => aloud.step('paragraph')}
          />
        </span>
        <span className={styles.rule} />
        <IconButton
          label="Slower"
          size="small"
          icon={<Minus size={14} aria-hidden />}
          disabled={aloud.rate <= slowest}
          onClick={() => aloud.setRate(aloud.rate - step)}
        />
        <span className={styles.rate} title="Speed">
          {aloud.rate.toFixed(1)}×
        </span>
        <IconButton
          label="Quicker"
          size="small"
          icon={<Plus size={14} aria-hidden />}
          disabled={aloud.rate >= quickest}
          onClick={() => aloud.setRate(aloud.rate + step)}
        />
        <span className={styles.rule} />
        <VoiceChoice aloud={aloud} />
        <IconButton label="Stop reading aloud" icon={<X size={16} aria-hidden />} onClick={aloud.stop} />
      </div>
      <p role="status" className={classes(words === '' ? 'spoken' : styles.words)}>
        {words}
      </p>
    </section>
  );
}

function VoiceChoice({ aloud }: { aloud: Aloud }) {
  const voices = useSystemVoices();
  const { language } = aloud;
  const groups = useMemo(() => groupVoices(voices, language), [voices, language]);
  if (groups.length === 0) return null;
  return (
    <select
      className={styles.voice}
      aria-label="Voice"
      value={aloud.voice?.id ?? ''}
      onChange={(event) => aloud.setVoice(event.target.value)}
    >
      {aloud.voice === null && <option value="">Choose a voice</option>}
      {groups.map(({ language: code, name, voices: own }) => (
        <optgroup key={code} label={name}>
          {own.map((voice) => (
            <option key={voice.id} value={voice.id}>
              {voice.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function saidOf({ status, message, language, voice }: Aloud): string {
  if (status === 'waiting') return 'Asking the system for its voices…';
  if (status === 'failed') return message ?? 'The voice could not speak.';
  if (status !== 'no-voice' || voice !== null) return '';
  const what = languageName(language);
  return `This system has no voice for ${what} that works without a network. Add one in its settings, or choose another voice here.`;
}
