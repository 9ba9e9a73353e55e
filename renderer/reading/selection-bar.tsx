import { BookA, Link, ListTree, MessageSquarePlus, Quote, TextSearch } from 'lucide-react';
import type { HighlightColour } from '../../contract/annotation-model.ts';
import { useSettings } from '../archive/use-settings.ts';
import { Button } from '../ui/button.tsx';
import { ColourChoice } from '../ui/colour-choice.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './selection-bar.module.css';

/** What can be done with selected words. */
export function SelectionBar({
  onColour,
  onComment,
  onCopy,
  onCopyLink,
  onSearch,
  onQuote,
  onLookUp,
  onPlace = null,
}: {
  onColour: (colour: HighlightColour) => void;
  onComment: () => void;
  onCopy: () => void;
  onCopyLink: () => void;
  /** Looks for the words in the whole library. */
  onSearch: () => void;
  /** Every sentence of the library with these words. */
  onQuote: () => void;
  /** Looks the word up in the dictionaries. */
  onLookUp: () => void;
  /** While a highlight without a place is chosen: puts it on the selection. */
  onPlace?: (() => void) | null;
}) {
  const { settings } = useSettings();
  return (
    <div className={styles.bar}>
      {onPlace !== null && (
        <Button size="small" onClick={onPlace}>
          Place here
        </Button>
      )}
      <ColourChoice label="Highlight" names={settings.highlightNames} onChoose={onColour} />
      <span className={styles.rule} />
      <IconButton label="Comment" icon={<MessageSquarePlus size={17} aria-hidden />} onClick={onComment} />
      <IconButton label="Copy with citation" icon={<Quote size={16} aria-hidden />} onClick={onCopy} />
      <IconButton
        label="Copy a link to this passage"
        icon={<Link size={16} aria-hidden />}
        onClick={onCopyLink}
      />
      <IconButton label="Look up" shortcut="D" icon={<BookA size={17} aria-hidden />} onClick={onLookUp} />
      <IconButton
        label="Search the library for this"
        shortcut="F"
        icon={<TextSearch size={17} aria-hidden />}
        onClick={onSearch}
      />
      <IconButton
        label="Every sentence with this"
        shortcut="Q"
        icon={<ListTree size={17} aria-hidden />}
        onClick={onQuote}
      />
    </div>
  );
}
