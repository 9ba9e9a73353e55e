import type { LibraryOverview } from '../../contract/model.ts';
import type { Scope, View } from '../archive/view.ts';

const scopeWords: Record<Scope, string> = {
  all: 'All articles',
  unread: 'Unread',
  reading: 'Reading',
  finished: 'Finished',
  starred: 'Starred',
  annotated: 'With notes or highlights',
  trash: 'Trash',
};

/** What a view is called on the screen. */
export function viewTitle(view: View, overview: LibraryOverview | undefined): string {
  switch (view.kind) {
    case 'scope':
      return scopeWords[view.scope];
    case 'collection':
      return overview?.collections.find(({ id }) => id === view.id)?.name ?? 'Collection';
    case 'saved-search':
      return overview?.savedSearches.find(({ id }) => id === view.id)?.name ?? 'Saved search';
    case 'import':
      return 'One import';
    case 'tag':
    case 'source':
    case 'place':
      return view.name;
    case 'highlights':
      return 'Highlights';
    case 'notes':
      return 'Notes';
    case 'review':
      return 'Review';
    case 'quotations':
      return view.query === '' ? 'Quotations' : `Quotations: ${view.query}`;
  }
}

/** What is said where a view holds nothing. */
export function emptyWords(view: View): { title: string; words: string } {
  switch (view.kind) {
    case 'scope':
      return emptyScope[view.scope];
    case 'collection':
      return {
        title: 'An empty collection',
        words: 'Drop articles on it in the sidebar, or press C in the list.',
      };
    case 'tag':
      return {
        title: 'No article carries this tag',
        words: 'Press T in the list to tag the active article.',
      };
    case 'import':
      return {
        title: 'Nothing of this import is here',
        words: 'It stored no article, or they are in the trash.',
      };
    default:
      return { title: 'No article here', words: 'Choose something else in the sidebar.' };
  }
}

const emptyScope: Record<Scope, { title: string; words: string }> = {
  all: { title: 'No article here', words: 'Import some, or look in the trash.' },
  unread: { title: 'All read', words: 'New articles wait here until you open them.' },
  reading: {
    title: 'Nothing begun',
    words: 'Articles that you have begun to read stay here until they are finished.',
  },
  finished: { title: 'Nothing finished yet', words: 'Press E when an article is done.' },
  starred: { title: 'No stars yet', words: 'Press S on an article that you want to find again.' },
  annotated: { title: 'No notes or highlights yet', words: 'Mark a passage, or press N to write a note.' },
  trash: { title: 'The trash is empty', words: 'Articles that you throw away wait here until you empty it.' },
};
