import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { foundMarks, showFound } from './found-marks.ts';
import { livePreview } from './live-preview.ts';
import { longestParagraph } from './longest-paragraph.ts';
import { noteCompletion } from './note-completion.ts';
import styles from './note-editor.module.css';
import { formatKeys } from './note-keys.ts';
import { addressAt, brokenLinks, checkLinks } from './note-link-state.ts';
import type { NoteSource } from './note-source.ts';
import { noteTheme } from './note-theme.ts';
import { insertBlock, noteTransfer } from './note-transfer.ts';
import { toggleTask } from './preview-widgets.ts';
import { replacedPart } from './replaced-part.ts';

export interface NoteEditorHandle {
  focus(): void;
  /** Puts a block of Markdown where the cursor is, or at the end where nobody has written yet. */
  insert(block: string): void;
}

export interface NoteEditorProps {
  /** What to show; given again and different only when the text was replaced from outside. */
  text: string;
  /** Marked in that text. */
  found?: readonly TextSpan[];
  label: string;
  source: NoteSource;
  onType: (text: string) => void;
  onBlur: () => void;
  /** Esc. */
  onLeave: () => void;
  /** A link was pressed, or Ctrl+Enter in it; `beside` with Shift. */
  onFollow: (address: string, beside: boolean) => void;
  ref?: Ref<NoteEditorHandle>;
}

const none: readonly TextSpan[] = [];
/** Text put in by us, not typed. */
const given = Annotation.define<boolean>();
/** To read out a book after every letter would be felt. */
const largeText = 200_000;
const largePauseMs = 300;
const longParagraph = 100_000;

/**
 * The Markdown editor. It lives in a shadow root: there the editor's style rules are adopted sheets instead of a `<style>`
 * element, which a strict content policy would refuse.
 */
export function NoteEditor(props: NoteEditorProps) {
  const { text, found = none, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const touched = useRef(false);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    const told = tellTyped((typed) => latest.current.onType(typed));
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          editing(latest),
          EditorView.domEventHandlers({
            focus: () => {
              touched.current = true;
            },
            blur: () => {
              told.now();
              latest.current.onBlur();
            },
          }),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some(
              (transaction) => transaction.docChanged && transaction.annotation(given) !== true,
            );
            if (typed) told.later(update.view);
          }),
        ],
      }),
    });
    editor.current = view;
    window.addEventListener('pagehide', told.now);
    return () => {
      window.removeEventListener('pagehide', told.now);
      told.now();
      view.destroy();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    const view = editor.current;
    if (view === null) return;
    const changes = replacedPart(view.state.doc.toString(), text);
    // The part that differs, so that the cursor stays with its words.
    if (changes !== null) view.dispatch({ changes, annotations: given.of(true) });
  }, [text]);

  useEffect(() => {
    if (editor.current !== null) showFound(editor.current, text, found);
  }, [text, found]);

  useImperativeHandle(ref, () => ({
    focus: () => editor.current?.focus(),
    insert(block) {
      const view = editor.current;
      if (view === null) return;
      insertBlock(view, block, touched.current ? view.state.selection.main.to : view.state.doc.length);
    },
  }));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps what is typed inside from being taken for commands
    <div
      ref={host}
      className={styles.host}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey) event.nativeEvent.stopPropagation();
      }}
    />
  );
}

function editing(latest: { current: NoteEditorProps }) {
  const { source, label, text } = latest.current;
  return [
    history(),
    // Where that would hold the window, the text is shown as it stands.
    longestParagraph(text) > longParagraph
      ? []
      : markdown({ base: markdownLanguage, completeHTMLTags: false, pasteURLAsLink: true }),
    brokenLinks,
    livePreview,
    checkLinks(source.resolve),
    noteTheme,
    foundMarks,
    search({ top: true }),
    noteCompletion(source),
    noteTransfer(source),
    EditorView.lineWrapping,
    placeholder('Write in Markdown…'),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
    EditorView.domEventHandlers({
      mousedown(event) {
        if (event.button !== 0 || event.altKey || !(event.target instanceof Element)) return false;
        const address = event.target.closest('.note-link')?.getAttribute('data-address') ?? null;
        if (address === null) return false;
        event.preventDefault();
        latest.current.onFollow(address, event.shiftKey);
        return true;
      },
    }),
    keymap.of([
      {
        key: 'Mod-Enter',
        run: (view) => {
          const at = view.state.selection.main.head;
          const address = addressAt(view.state, at);
          if (address === null) return toggleTask(view, at);
          latest.current.onFollow(address, false);
          return true;
        },
      },
      ...formatKeys,
      ...searchKeymap,
      {
        key: 'Escape',
        run: () => {
          latest.current.onLeave();
          return true;
        },
      },
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ];
}

/** Tells what was typed: at once, or a moment later where the text is large. */
function tellTyped(tell: (text: string) => void): { later(view: EditorView): void; now(): void } {
  let waiting: EditorView | null = null;
  let timer: number | undefined;
  const now = (): void => {
    window.clearTimeout(timer);
    const view = waiting;
    waiting = null;
    if (view !== null) tell(view.state.doc.toString());
  };
  return {
    now,
    later(view) {
      waiting = view;
      window.clearTimeout(timer);
      if (view.state.doc.length <= largeText) now();
      else timer = window.setTimeout(now, largePauseMs);
    },
  };
}
