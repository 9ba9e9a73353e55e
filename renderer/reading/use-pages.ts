import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FromPages, PageLines, PageSpan, ToPages } from '../../contract/pages-messages.ts';
import type { Id } from '../../contract/scalars.ts';
import { type BareText, bareText } from './page-location.ts';

type Place = Extract<FromPages, { kind: 'place' }>;

/** The pages of a PDF in their frame, as the interface knows them. */
export interface Pages {
  /** 0 until they are there. */
  count: number;
  /** Those that lie near the window now. */
  drawn: readonly number[];
  /** Of the pages that were read so far; grows in place, `read` tells when. */
  texts: ReadonlyMap<number, string>;
  read: number;
  /** All were read. */
  complete: boolean;
  place: Place | null;
  selected: readonly PageSpan[];
  /** Where the selection or what is watched stands in the frame. */
  lines: PageLines;
  bare(page: number): BareText | null;
  send(message: ToPages): void;
  /** What was pressed last; a new object each time. */
  pressed: { id: string | null } | null;
}

interface Heard
  extends Pick<Pages, 'count' | 'drawn' | 'read' | 'complete' | 'place' | 'selected' | 'lines' | 'pressed'> {
  article: Id;
}

const nothing = (article: Id): Heard => ({
  article,
  count: 0,
  drawn: [],
  read: 0,
  complete: false,
  place: null,
  selected: [],
  lines: null,
  pressed: null,
});

/** Listens to the frame of the pages while they are shown. Null while they are not. */
export function usePages(
  article: Id,
  shown: boolean,
  frame: RefObject<HTMLIFrameElement | null>,
  onDarkPages: (on: boolean) => void,
): Pages | null {
  const [heard, setHeard] = useState<Heard>(() => nothing(article));
  const texts = useRef(new Map<number, string>());
  const bare = useRef(new Map<number, BareText>());
  const latestDark = useRef(onDarkPages);
  latestDark.current = onDarkPages;

  useEffect(() => {
    texts.current = new Map();
    bare.current = new Map();
    setHeard(nothing(article));
    if (!shown) return;
    const listen = (event: MessageEvent): void => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
      const message: FromPages = event.data;
      if (message.kind === 'dark-pages') {
        latestDark.current(message.on);
        return;
      }
      if (message.kind === 'texts')
        for (const { page, text } of message.texts)
          if (!texts.current.has(page)) texts.current.set(page, text);
      setHeard((before) => take(before, message, texts.current.size));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [article, shown, frame]);

  const send = useCallback(
    (message: ToPages) => frame.current?.contentWindow?.postMessage(message, location.origin),
    [frame],
  );
  const bareOf = useCallback((page: number): BareText | null => {
    const known = bare.current.get(page);
    if (known !== undefined) return known;
    const text = texts.current.get(page);
    if (text === undefined) return null;
    const made = bareText(text);
    bare.current.set(page, made);
    return made;
  }, []);
  return useMemo(() => {
    if (!shown || heard.article !== article) return null;
    return { ...heard, texts: texts.current, bare: bareOf, send };
  }, [shown, heard, article, bareOf, send]);
}

function take(before: Heard, message: Exclude<FromPages, { kind: 'dark-pages' }>, read: number): Heard {
  switch (message.kind) {
    case 'ready':
      return { ...nothing(before.article), count: message.pages, read };
    case 'texts':
      return { ...before, read, complete: before.complete || message.all };
    case 'drawn':
      return { ...before, drawn: message.pages };
    case 'place':
      return { ...before, place: message };
    case 'selected':
      return { ...before, selected: message.spans, lines: message.lines };
    case 'watched':
      return { ...before, lines: message.lines };
    case 'pressed':
      return { ...before, pressed: { id: message.id } };
  }
}
