import type { Article } from '../../contract/model.ts';
import { ContentsPanel } from './contents-panel.tsx';
import { FootnotePopup } from './footnote-popup.tsx';
import type { FramePage } from './frame-page.ts';
import { PictureView } from './picture-view.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { ReadingFoot } from './reading-foot.tsx';
import { readingTime } from './reading-time.ts';
import type { OpenPageAids } from './use-page-aids.ts';

/** The contents, beside the page or over it. */
export function ContentsBeside({ aids, onLeave }: { aids: OpenPageAids; onLeave: () => void }) {
  if (aids.panel === null) return null;
  return (
    <ContentsPanel
      contents={aids.contents}
      place={aids.panel.place}
      asked={aids.panel.asked}
      onGo={aids.go}
      onClose={() => aids.setContents(false)}
      onLeave={() => {
        if (aids.panel?.place === 'over') aids.setContents(false);
        onLeave();
      }}
    />
  );
}

/** What lies over the page: a footnote, a picture. */
export function PageAidsOver({
  aids,
  page,
  layout,
}: {
  aids: OpenPageAids;
  page: FramePage;
  layout: number;
}) {
  return (
    <>
      {aids.footnote !== null && (
        <FootnotePopup
          page={page}
          footnote={aids.footnote}
          layout={layout}
          onGo={aids.goToNote}
          onClose={aids.closeNote}
        />
      )}
      <PictureView pictures={aids.pictures} />
    </>
  );
}

/** What is asked about the article, whatever of it is shown. */
export function PageAidsAsked({ aids, article }: { aids: OpenPageAids; article: Article | undefined }) {
  if (!aids.printing || article === undefined) return null;
  return <PrintDialog article={article} onClose={aids.endPrinting} />;
}

/** The foot of the page. */
export function WhereOnPage({
  aids: { contents, jumps, handle },
  place,
  article,
  progress,
}: {
  aids: OpenPageAids;
  place: string;
  article: Article | undefined;
  progress: number | null;
}) {
  return (
    <ReadingFoot
      place={place}
      section={contents.headings[contents.current]?.title ?? null}
      time={article === undefined ? '' : readingTime(article.words, progress)}
      progress={progress}
      onContents={() => void handle.toggleContents()}
      onReturn={jumps.canReturn ? () => void jumps.back() : null}
    />
  );
}
