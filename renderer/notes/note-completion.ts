import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import type { LinkSuggestion } from '../../contract/note-model.ts';
import { type LinkTarget, writeLink } from '../../contract/note-text.ts';
import { announceFailure } from '../archive/notices.ts';
import type { NoteSource } from './note-source.ts';

/** Esc closes the list only where one is seen: while it is being made, the key means what it means without. */
const completionKeys = Prec.highest(
  keymap.of([
    ...completionKeymap.filter(({ key }) => key !== 'Escape'),
    {
      key: 'Escape',
      run: (view) => completionStatus(view.state) === 'active' && closeCompletion(view),
    },
  ]),
);

const longestLabel = 90;
const kinds = { article: 'Article', note: 'Note', highlight: 'Highlight' } as const;

/** `[[` offers articles, notes and highlights to link to; `#` the tags that other notes carry. */
export function noteCompletion(source: NoteSource): Extension {
  return [
    completionKeys,
    autocompletion({
      icons: false,
      defaultKeymap: false,
      activateOnTypingDelay: 60,
      override: [(context) => completeLink(context, source), (context) => completeTag(context, source)],
    }),
  ];
}

async function completeLink(
  context: CompletionContext,
  source: NoteSource,
): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/\[\[[^[\]\n]{0,200}$/);
  if (typed === null) return null;
  const text = typed.text.slice(2);
  const suggestions = await source.links(text);
  if (context.aborted) return null;
  const options = suggestions.map((suggestion): Completion => {
    const { target, label, detail } = suggestion;
    return {
      label: cut(target.kind === 'highlight' ? `“${label}”` : label),
      detail: target.kind === 'article' ? detail : `${kinds[target.kind]} · ${cut(detail)}`,
      apply: (view, _, from, to) => putLink(view, from, to, wordsOf(suggestion), target),
    };
  });
  const title = text.trim();
  if (title !== '')
    options.push({
      label: `New note “${title}”`,
      apply: (view, _, from, to) => linkToNew(view, from, to, title, source),
    });
  return { from: typed.from, options, filter: false };
}

function wordsOf({ target, label }: LinkSuggestion): string {
  return target.kind === 'highlight' ? `“${cut(label)}”` : label;
}

function putLink(view: EditorView, from: number, to: number, words: string, target: LinkTarget): void {
  const link = writeLink(words, target);
  // Brackets closed already, by hand or by an editor before this one.
  const end = view.state.sliceDoc(to, to + 2) === ']]' ? to + 2 : to;
  view.dispatch({
    changes: { from, to: end, insert: link },
    selection: { anchor: from + link.length },
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
}

function linkToNew(view: EditorView, from: number, to: number, title: string, source: NoteSource): void {
  const typed = view.state.sliceDoc(from, to);
  source
    .createNote(title)
    .then((id) => {
      // What was typed meanwhile may have moved the place.
      if (view.state.sliceDoc(from, to) === typed) putLink(view, from, to, title, { kind: 'note', id });
    })
    .catch((error: unknown) => announceFailure('The new note was not made', error));
}

async function completeTag(context: CompletionContext, source: NoteSource): Promise<CompletionResult | null> {
  const typed = context.matchBefore(/(?<![\p{L}\p{M}\p{N}_#&/\\(])#[\p{L}\p{M}\p{N}_/-]*$/u);
  if (typed === null || (typed.text === '#' && !context.explicit)) return null;
  const tags = await source.tags();
  // The tag that is being typed is in the list already once it was saved.
  const others = tags.filter(({ name }) => `#${name}` !== typed.text);
  if (context.aborted || others.length === 0) return null;
  return {
    from: typed.from,
    options: others.map(({ name, count }) => ({ label: `#${name}`, detail: count.toLocaleString() })),
    validFor: /^#[\p{L}\p{M}\p{N}_/-]*$/u,
  };
}

function cut(text: string): string {
  return text.length <= longestLabel ? text : `${text.slice(0, longestLabel).trimEnd()}…`;
}
