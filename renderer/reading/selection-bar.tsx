import { MessageSquarePlus, Quote } from 'lucide-react';
import type { HighlightColour } from '../../contract/model.ts';
import { ColourChoice } from '../ui/colour-choice.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './selection-bar.module.css';

/** What can be done with selected words. */
export function SelectionBar({
  onColour,
  onComment,
  onCopy,
}: {
  onColour: (colour: HighlightColour) => void;
  onComment: () => void;
  onCopy: () => void;
}) {
  return (
    <div className={styles.bar}>
      <ColourChoice label="Highlight" onChoose={onColour} />
      <span className={styles.rule} />
      <IconButton label="Comment" icon={<MessageSquarePlus size={17} aria-hidden />} onClick={onComment} />
      <IconButton label="Copy with citation" icon={<Quote size={16} aria-hidden />} onClick={onCopy} />
    </div>
  );
}
