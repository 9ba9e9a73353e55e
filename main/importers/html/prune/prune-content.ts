import type { PageElement } from '../../../cleaning/parse-html.ts';
import { boilerplateSign } from '../boilerplate-names.ts';
import type { Content } from '../find-content.ts';
import { removeAll, textOf } from '../page-tree.ts';
import { dropBlock } from './drop-block.ts';
import { dropGallery } from './drop-gallery.ts';
import { dropRepeats } from './drop-repeats.ts';
import { dropHead, dropTitle } from './prune-head.ts';
import { dropInserts } from './prune-inserts.ts';
import { cutTail, dropAppeals, dropEndOfLinks } from './prune-tail.ts';

export interface PruneHints {
  title: string | null;
  byline: string | null;
  language: string | null;
}

/** Takes out of the content what is not the article's. Every rule is bounded: none may take a great part of the text. */
export function pruneContent({ root, blocks }: Content, hints: PruneHints): void {
  const dropped = new Set<PageElement>();
  for (const block of blocks) if (block.boilerplate !== null) dropped.add(block.boilerplate);
  removeAll(
    root,
    (element) =>
      dropped.has(element) ||
      (['certain', 'comments'].includes(boilerplateSign(element)) && textOf(element) === ''),
  );
  const only = blocks.every(({ teaser, weight }) => teaser || weight === 0);
  for (const block of blocks)
    if ((block.apart || (block.teaser && !only)) && block.boilerplate === null) dropBlock(block, root);
  dropRepeats(root);
  dropGallery(root);
  dropTitle(root, hints.title);
  dropHead(root, hints.byline);
  cutTail(root);
  dropAppeals(root);
  dropInserts(root);
  dropEndOfLinks(root);
}
