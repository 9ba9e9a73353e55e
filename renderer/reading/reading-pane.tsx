import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import { articleLink, passageLink } from '../../contract/carrel-link.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import type { GoTo } from '../archive/go-to.ts';
import { useHighlights } from '../archive/highlights.ts';
import { announce } from '../archive/notices.ts';
import type { CarriedSearch } from '../archive/search-marks.ts';
import { useArticle } from '../archive/use-article.ts';
import { useSettings } from '../archive/use-settings.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { AloudBar } from './aloud/aloud-bar.tsx';
import { useReadAloud } from './aloud/use-read-aloud.ts';
import { ArticleFrame } from './article-frame.tsx';
import { citationOf, quoteWithCitation } from './citation.ts';
import { createReadingHandle } from './create-reading-handle.ts';
import { DictionaryPlace } from './dictionary/dictionary-place.tsx';
import { useLookUp } from './dictionary/use-look-up.ts';
import { FloatingBox } from './floating-box.tsx';
import { HighlightCard } from './highlight-card.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { Margin } from './margin.tsx';
import { ContentsBeside, PageAidsAsked, PageAidsOver, WhereOnPage } from './page-aids-view.tsx';
import { PagesFrame } from './pages-frame.tsx';
import { PagesLayer } from './pages-layer.tsx';
import { paragraphsOf } from './paragraphs.ts';
import type { ReadingHandle } from './reading-commands.ts';
import styles from './reading-pane.module.css';
import { ReadingToolbar } from './reading-toolbar.tsx';
import { SavedFrame } from './saved-frame.tsx';
import { ScrollTrack } from './scroll-track.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { SearchedAs, SelectionQuery } from './selection-query.ts';
import { SheetFoot } from './sheet-foot.tsx';
import { useFind } from './use-find.ts';
import { useFindOptions } from './use-find-options.ts';
import { useFrameListeners } from './use-frame-listeners.ts';
import { useFramePage } from './use-frame-page.ts';
import { useGoToText } from './use-go-to-text.ts';
import { useNewEdition } from './use-new-edition.ts';
import { usePageAids } from './use-page-aids.ts';
import { usePageHighlights } from './use-page-highlights.ts';
import { usePagesReading } from './use-pages-reading.ts';
import { usePagesView } from './use-pages-view.ts';
import { useQuotationDrag } from './use-quotation-drag.ts';
import { useReadingPlace } from './use-reading-place.ts';
import { useSelection } from './use-selection.ts';
import { useSheetTurns } from './use-sheet-turns.ts';
import type { ReadingView } from './view-switch.tsx';

export interface ReadingPaneProps {
  article: Id;
  /** What the place is called; beside another it is one of two. */
  label: string;
  /** The search that led here; its words are marked, and the first of them is shown. */
  search: CarriedSearch;
  goTo?: GoTo | null;
  notesOpen: boolean;
  onToggleNotes: () => void;
  /** Articles read before and after this one; null when there are none. */
  onBack: (() => void) | null;
  onForward: (() => void) | null;
  /** In a window with room for one pane: back to the list. */
  onClose?: (() => void) | null;
  onEditTags: () => void;
  onEditDetails: () => void;
  onShowProvenance: () => void;
  /** What is selected is looked for in the whole library. */
  onSearch: (search: SelectionQuery, as: SearchedAs) => void;
  /** A link into the library was pressed; with Ctrl it is wanted beside. */
  onFollowLink: (link: string, beside: boolean) => void;
  /** Null in a window that shows this article alone already. */
  onOpenWindow: (() => void) | null;
  /** Only the page: the toolbar waits at the upper edge. */
  calm: boolean;
  onFocusMode: () => void;
  ref?: Ref<ReadingHandle>;
}

/** The open article: its toolbar, its page in the frame, and what lies over the page. */
export function ReadingPane(props: ReadingPaneProps) {
  const { article: id, search, goTo = null } = props;
  const toHighlight = goTo !== null && 'highlight' in goTo ? goTo : null;
  const { article } = useArticle(id);
  const highlights = useHighlights(id);
  const { settings, known, changeSettings } = useSettings();
  const commented = highlights.some(({ comment }) => comment.trim() !== '');
  const opened = useFramePage(id, settings, commented);
  useNewEdition(article, opened.retry);
  // Until everything is known that decides how the page looks and where it begins, the one before stays in view.
  const page = known && article !== undefined ? opened.page : null;
  const progress = useReadingPlace(page, article, search.query.trim() !== '' || goTo !== null);
  const find = useFind(id, page, search, ...useFindOptions());
  const selection = useSelection(page);
  const marks = usePageHighlights(page, highlights, toHighlight);
  useGoToText(page, goTo);
  const changes = useArticleChanges();
  const findField = useRef<HTMLInputElement>(null);
  const frames = useRef<HTMLDivElement>(null);
  const shown = useShownArticle(id, page !== null);
  const pane = useRef<HTMLElement>(null);
  const aids = usePageAids({
    ...{ page, layout: opened.layout, pane, settings, changeSettings },
    calm: props.calm,
  });
  const { link, setLink, download, openLink } = useFrameListeners(
    page,
    frames,
    aids.followInside,
    props.onFollowLink,
  );
  useSheetTurns(page);
  const onPageAlone = marks.unplaced.some((one) => one.id === toHighlight?.highlight && one.page !== null);
  const pages = usePagesView(article, goTo, search.query, onPageAlone);
  const inPages = usePagesReading({
    id,
    article,
    shown: pages.view === 'pages',
    frame: pages.frame,
    page,
    find,
    search,
    highlights,
    goTo: toHighlight,
    changeSettings,
  });
  const show = (view: ReadingView): void => {
    if (pages.view === 'pages' && view !== 'pages') inPages.leave();
    pages.show?.(view);
  };

  const aloud = useReadAloud(page, article?.language ?? null, selection);
  const lookUp = useLookUp(page, selection);
  useQuotationDrag(page, article, highlights, selection);

  const handle = createReadingHandle({
    aloud,
    lookUp,
    page,
    pages: pages.frame,
    inPages: inPages.pages === null ? null : inPages,
    show: pages.show === null ? null : show,
    view: pages.view,
    views: pages.views,
    aids,
    find,
    selection,
    marks,
    findField,
    settings,
    changeSettings,
    language: article?.language ?? '',
    onSearch: props.onSearch,
  });
  useImperativeHandle(props.ref, () => handle);

  const copy = async (text: string, what: string): Promise<void> => {
    const done = await copyText(text);
    announce(done ? { title: `${what} copied` } : { title: `${what} could not be copied`, failure: true });
  };
  const linkTo = (quote: string, highlight: Id | null): string =>
    highlight === null ? passageLink(id, quote) : articleLink(id, highlight);
  const copyLink = (quote: string, highlight: Id | null = null): void =>
    void copy(linkTo(quote, highlight), 'Link');
  const copyQuote = (
    quote: string,
    onPage: number | null = null,
    { span = null, highlight = null }: { span?: TextSpan | null; highlight?: Id | null } = {},
  ): void => {
    if (article === undefined) return;
    const paragraphs = paragraphsOf(span === null ? null : (page?.text.range(span) ?? null));
    const link = settings.quoteLinks ? linkTo(quote, highlight) : null;
    void copy(quoteWithCitation(quote, article, onPage, paragraphs, link), 'Quotation');
  };
  const selectedWords = (): string => {
    const { start = 0, end = 0 } = selection.span ?? {};
    return page?.text.text.slice(start, end) ?? '';
  };

  return (
    <section ref={pane} className={styles.pane} aria-label={props.label} data-calm={props.calm || undefined}>
      <ReadingToolbar
        article={article}
        progress={pages.view === 'pages' ? inPages.progress : progress}
        notesOpen={props.notesOpen}
        contents={aids.contents.headings.length > 0 ? { open: aids.panel !== null } : null}
        find={pages.view === 'pages' ? inPages.find : find}
        findField={findField}
        onLeaveFind={handle.focus}
        view={pages.view}
        views={pages.views}
        actions={{
          close: props.onClose ?? null,
          back: props.onBack,
          forward: props.onForward,
          star: (starred) => void changes.star([id], starred),
          setState: (state) => void changes.setState([id], state),
          editTags: props.onEditTags,
          editDetails: props.onEditDetails,
          toggleNotes: props.onToggleNotes,
          show: pages.show === null ? null : show,
          print: aids.handle.print,
          showProvenance: props.onShowProvenance,
          toggleContents: () => void aids.handle.toggleContents(),
          download,
          copyCitation: () => article !== undefined && void copy(citationOf(article), 'Citation'),
          copyLink: () => void copy(articleLink(id), 'Link'),
          openWindow: props.onOpenWindow,
          readAloud: aloud.toggle,
          focusMode: props.onFocusMode,
          copyAddress: () => article?.address != null && void copy(article.address, 'Address'),
          trash: () => void changes.trash([id]),
        }}
      />
      {pages.view === 'text' && <ContentsBeside aids={aids} onLeave={handle.focus} />}
      <div
        ref={frames}
        className={styles.frames}
        data-beside={pages.view === 'text' && aids.panel?.place === 'beside'}
      >
        {(shown === null || shown === id ? [id] : [shown, id]).map((each) => (
          <ArticleFrame
            key={each === id ? `${each} ${opened.attempt}` : `${each} 0`}
            article={each}
            title={each === id ? (article?.title ?? 'Article') : 'Article before'}
            visible={each === shown}
            onLoad={(document) => opened.load(each, document)}
            onFailure={() => opened.fail(each)}
          />
        ))}
        {opened.failed && (
          <div className={styles.failed}>
            <EmptyState
              alert
              title="This article cannot be shown"
              actions={<Button onClick={opened.retry}>Try again</Button>}
            >
              The archive did not answer with its page. Nothing is lost; the original file is kept.
            </EmptyState>
          </div>
        )}
        {pages.view === 'original' && article !== undefined && (
          <SavedFrame
            key={id}
            article={id}
            title={article.title}
            frame={pages.frame}
            onLink={openLink}
            onText={() => show('text')}
          />
        )}
        {pages.view === 'pages' && article !== undefined && (
          <>
            <PagesFrame
              key={id}
              article={id}
              title={article.title}
              frame={pages.frame}
              dark={settings.darkPages}
              onLink={openLink}
            />
            <PagesLayer
              reading={inPages}
              frame={pages.frame}
              onCopy={copyQuote}
              onCopyLink={copyLink}
              onSearch={() => handle.searchSelection()}
              onQuote={() => handle.searchSelection('sentences')}
              onLookUp={handle.lookUp}
              onClose={handle.focus}
            />
          </>
        )}
        {aloud.status !== 'off' && <AloudBar aloud={aloud} />}
        <DictionaryPlace
          lookUp={lookUp}
          page={pages.view === 'text' && shown === id ? page : null}
          language={article?.language ?? null}
          layout={opened.layout}
          onCopy={(text) => void copy(text, 'Entry')}
          onLeave={handle.focus}
        />
        {page !== null && shown === id && pages.view === 'text' && (
          <>
            <PageAidsOver aids={aids} page={page} layout={opened.layout} />
            <SheetFoot page={page} layout={opened.layout} />
            <ScrollTrack page={page} found={find.found} placed={marks.placed} layout={opened.layout} />
            <Margin
              page={page}
              placed={marks.placed}
              unplaced={marks.unplaced}
              chosen={marks.chosen?.highlight.id ?? null}
              layout={opened.layout}
              onChoose={(highlight) => marks.choose(highlight, { comment: true, show: true })}
            />
            {lookUp.asked === null && selection.span !== null && (
              <FloatingBox
                page={page}
                span={selection.span}
                side="above"
                label="Selection"
                layout={opened.layout}
              >
                <SelectionBar
                  onColour={(colour) => handle.highlight(colour)}
                  onComment={() => handle.highlight(undefined, { comment: true })}
                  onSearch={() => handle.searchSelection()}
                  onQuote={() => handle.searchSelection('sentences')}
                  onLookUp={handle.lookUp}
                  onPlace={handle.placeHere}
                  onCopy={() => copyQuote(selectedWords(), null, { span: selection.span })}
                  onCopyLink={() => copyLink(selectedWords())}
                />
              </FloatingBox>
            )}
            {marks.chosen !== null && selection.span === null && (
              <FloatingBox
                page={page}
                span={marks.chosen.span}
                side="below"
                label="Highlight"
                layout={opened.layout}
              >
                <HighlightCard
                  key={marks.chosen.highlight.id}
                  highlight={marks.chosen.highlight}
                  focusComment={marks.chosen.comment}
                  onColour={(colour) => marks.chosen && marks.setColour(marks.chosen.highlight, colour)}
                  onComment={(comment) => marks.chosen && marks.setComment(marks.chosen.highlight, comment)}
                  onCopy={() => {
                    if (marks.chosen === null) return;
                    const { anchor, page, id } = marks.chosen.highlight;
                    copyQuote(anchor.quote, page, { span: marks.chosen.span, highlight: id });
                  }}
                  onCopyLink={() => marks.chosen && copyLink('', marks.chosen.highlight.id)}
                  onRemove={() => marks.chosen && marks.remove(marks.chosen.highlight)}
                  onTags={(tags) => marks.chosen && marks.setTags(marks.chosen.highlight, tags)}
                  stack={marks.chosen.stack}
                  onChoose={({ id: other }) => marks.choose(other)}
                  {...(marks.chosen.span === null && {
                    onPlace: (span: TextSpan) => handle.placeAt(span),
                  })}
                  onClose={() => {
                    marks.choose(null);
                    handle.focus();
                  }}
                />
              </FloatingBox>
            )}
          </>
        )}
      </div>
      {pages.view === 'text' && (
        <WhereOnPage place={props.label} aids={aids} article={article} progress={progress} />
      )}
      <PageAidsAsked aids={aids} article={article} />
      <LinkDialog
        address={link}
        onCopy={(address) => void copy(address, 'Address')}
        onClose={() => setLink(null)}
      />
    </section>
  );
}

/** The article whose frame is in view: the wanted one as soon as its page is ready, until then the one before. */
function useShownArticle(wanted: Id, ready: boolean): Id | null {
  const [shown, setShown] = useState<Id | null>(null);
  useEffect(() => {
    if (ready) setShown(wanted);
  }, [wanted, ready]);
  return shown;
}
