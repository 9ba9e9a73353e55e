import { BookmarkPlus, CircleHelp, Quote, Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { longestQuery } from '../../contract/search-methods.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { RecentList, recentId, recentListId } from './recent-list.tsx';
import styles from './search-field.module.css';
import { useRecentQueries } from './use-recent-queries.ts';

export interface SearchFieldProps {
  query: string;
  /** Which list the arrows move in, and its active row, for the screen reader; neither while there is no row. */
  list: { id: string | undefined; activeRow: string | undefined };
  onType: (query: string) => void;
  /** Enter: the query is whole, and the active article is wanted. */
  onEnter: () => void;
  /** Arrow keys, while the field keeps the focus. */
  onMove: (by: number) => void;
  /** Escape in an empty field. */
  onLeave: () => void;
  onSave: () => void;
  /** Every sentence with what is asked. */
  onQuotations: () => void;
  /** Searches asked before, the newest first. */
  history: readonly string[];
  /** One of them is asked again. */
  onRecent: (query: string) => void;
  /** One of them, or all. */
  onForget: (query?: string) => void;
  /** What a search can ask. */
  onHelp: () => void;
  /** Grows whenever the field shall take the focus. */
  asked: number;
  placeholder: string;
}

export function SearchField(props: SearchFieldProps) {
  const { query, list, onType, onEnter, onMove, onLeave, onSave, onHelp, asked, placeholder } = props;
  const field = useRef<HTMLInputElement>(null);
  useFocusWhenAsked(field, asked);
  const recent = useRecentQueries({
    history: props.history,
    typed: query,
    onChoose: props.onRecent,
    onForget: props.onForget,
  });
  const dropped = recent.shown.length > 0;

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    // A word that is still being composed owns its keys.
    if (event.nativeEvent.isComposing) return;
    if (recent.press(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) onMove(by);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') {
      if (query === '') onLeave();
      else onType('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search className={styles.box}>
      <Search size={15} aria-hidden className={styles.glass} />
      <input
        ref={field}
        type="search"
        className={styles.input}
        value={query}
        placeholder={placeholder}
        aria-label="Search"
        aria-controls={dropped ? recentListId : list.activeRow === undefined ? undefined : list.id}
        aria-activedescendant={dropped && recent.active >= 0 ? recentId(recent.active) : list.activeRow}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={longestQuery}
        onChange={(event) => {
          recent.open();
          onType(event.target.value);
        }}
        onFocus={recent.open}
        onClick={recent.open}
        onBlur={recent.close}
        onKeyDown={press}
      />
      {query === '' ? (
        <KeyHint keys="/" />
      ) : (
        <>
          <IconButton
            size="small"
            label="Every sentence with this"
            icon={<Quote size={14} aria-hidden />}
            onClick={props.onQuotations}
          />
          <IconButton
            size="small"
            label="Save this search"
            icon={<BookmarkPlus size={15} aria-hidden />}
            onClick={onSave}
          />
          <IconButton
            size="small"
            label="Clear the search"
            shortcut="Esc"
            icon={<X size={15} aria-hidden />}
            onClick={() => {
              onType('');
              field.current?.focus();
            }}
          />
        </>
      )}
      <IconButton
        size="small"
        label="What a search can ask"
        shortcut="F1"
        icon={<CircleHelp size={15} aria-hidden />}
        onClick={() => {
          // Where the keyboard comes back to when the help closes.
          field.current?.focus();
          onHelp();
        }}
      />
      {dropped && (
        <RecentList
          queries={recent.shown}
          active={recent.active}
          onChoose={(chosen) => {
            recent.close();
            props.onRecent(chosen);
          }}
          onForget={props.onForget}
          onForgetAll={() => props.onForget()}
        />
      )}
    </search>
  );
}

function useFocusWhenAsked(field: RefObject<HTMLInputElement | null>, asked: number): void {
  const answered = useRef(asked);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    field.current?.focus();
    field.current?.select();
  }, [field, asked]);
}
