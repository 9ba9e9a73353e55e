import { syntaxTree } from '@codemirror/language';
import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { type LinkTarget, readLinkAddress, writeLinkAddress } from '../../contract/note-text.ts';

/** Which of the links that were looked at lead to nothing that is there. */
export const linksChecked = StateEffect.define<{ broken: readonly string[]; whole: readonly string[] }>();

export const brokenLinks = StateField.define<ReadonlySet<string>>({
  create: () => new Set(),
  update(broken, transaction) {
    let next = broken;
    for (const effect of transaction.effects)
      if (effect.is(linksChecked)) {
        next = new Set([...next, ...effect.value.broken]);
        next = new Set([...next].filter((address) => !effect.value.whole.includes(address)));
      }
    return next;
  },
});

/** The address of a link that stands in the text; null for one that has none. */
export function linkAddress(state: EditorState, node: SyntaxNode): string | null {
  const url = node.getChild('URL');
  return url === null ? null : state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, '$1');
}

/** The address of the link at a place, be it in brackets or by itself. */
export function addressAt(state: EditorState, at: number): string | null {
  for (const side of [-1, 1] as const)
    for (
      let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, side);
      node !== null;
      node = node.parent
    ) {
      if (node.name === 'Link') return linkAddress(state, node);
      if (node.name === 'URL') return state.sliceDoc(node.from, node.to).replace(/^<(.*)>$/, '$1');
    }
  return null;
}

export type ResolveLinks = (
  targets: LinkTarget[],
) => Promise<readonly { target: LinkTarget; title: string | null }[]>;

const calmMs = 250;

/** Asks of the links in view whether what they lead to is there; each once, and again when the library has changed. */
export function checkLinks(resolve: ResolveLinks) {
  return ViewPlugin.fromClass(
    class {
      readonly asked = new Set<string>();
      timer: number | undefined;
      readonly view: EditorView;

      constructor(view: EditorView) {
        this.view = view;
        this.soon();
      }

      update(update: ViewUpdate): void {
        const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || parsed) this.soon();
      }

      soon(): void {
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.ask(), calmMs);
      }

      async ask(): Promise<void> {
        const { state } = this.view;
        const targets = new Map<string, LinkTarget>();
        for (const { from, to } of this.view.visibleRanges)
          syntaxTree(state).iterate({
            from,
            to,
            enter: (node) => {
              const address = node.name === 'Link' ? linkAddress(state, node.node) : null;
              const target = address === null ? null : readLinkAddress(address);
              if (target !== null && !this.asked.has(writeLinkAddress(target)))
                targets.set(writeLinkAddress(target), target);
            },
          });
        if (targets.size === 0) return;
        for (const address of targets.keys()) this.asked.add(address);
        try {
          const answers = await resolve([...targets.values()].slice(0, 500));
          const of = (there: boolean): string[] =>
            answers
              .filter(({ title }) => (title !== null) === there)
              .map(({ target }) => writeLinkAddress(target));
          this.view.dispatch({ effects: linksChecked.of({ broken: of(false), whole: of(true) }) });
        } catch {
          // The archive is away: they are asked for again when the text or the view changes.
          for (const address of targets.keys()) this.asked.delete(address);
        }
      }

      destroy(): void {
        window.clearTimeout(this.timer);
      }
    },
  );
}
