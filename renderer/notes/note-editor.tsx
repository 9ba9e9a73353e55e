import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { foundMarks, showFound } from './found-marks.ts';
import { markdownLook, noteTheme } from './markdown-look.ts';
import styles from './note-editor.module.css';

export interface NoteEditorHandle {
  focus(): void;
}

const none: readonly TextSpan[] = [];

/** Text put in by us, not typed. */
const given = Annotation.define<boolean>();

/**
 * The Markdown editor. It lives in a shadow root: there the editor's style rules are adopted sheets instead of a `<style>`
 * element, which a strict content policy would refuse.
 */
export function NoteEditor({
  text,
  found = none,
  label,
  onType,
  onBlur,
  onLeave,
  ref,
}: {
  /** What to show; given again and different only when the text was replaced from outside. */
  text: string;
  /** Marked in that text. */
  found?: readonly TextSpan[];
  label: string;
  onType: (text: string) => void;
  onBlur: () => void;
  /** Esc. */
  onLeave: () => void;
  ref?: Ref<NoteEditorHandle>;
}) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const latest = useRef({ text, label, onType, onBlur, onLeave });
  latest.current = { text, label, onType, onBlur, onLeave };

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          history(),
          markdown(),
          markdownLook,
          noteTheme,
          foundMarks,
          EditorView.lineWrapping,
          placeholder('Write in Markdown…'),
          keymap.of([
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
          EditorView.contentAttributes.of({ 'aria-label': latest.current.label, spellcheck: 'true' }),
          EditorView.domEventHandlers({ blur: () => latest.current.onBlur() }),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some(
              (transaction) => transaction.docChanged && transaction.annotation(given) !== true,
            );
            if (typed) latest.current.onType(update.state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    const view = editor.current;
    if (view === null || view.state.doc.toString() === text) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      annotations: given.of(true),
    });
  }, [text]);

  useEffect(() => {
    if (editor.current !== null) showFound(editor.current, text, found);
  }, [text, found]);

  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focus() }));

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
