/** Contract → domain, one line per method. */
import type { Handlers } from '../contract/dispatcher.ts';
import type { ArchiveMethods } from '../contract/methods.ts';
import { cleanArticle } from './cleaning/clean-article.ts';
import type { Dictionaries } from './dictionaries/dictionaries.ts';
import type { EventHub } from './event-hub.ts';
import { htmlToMarkdown } from './exporting/markdown.ts';
import type { Importing } from './importing/importing.ts';
import type { ReadAgain } from './importing/read-again.ts';
import type { Watching } from './importing/watching.ts';
import type { IndexFeeder } from './index-feeder.ts';
import type { Library } from './library/library.ts';
import type { Highlights } from './notes/highlights.ts';
import type { Notes } from './notes/notes.ts';
import type { Searching } from './searching.ts';
import { createShelves } from './shelves.ts';
import type { Surveying } from './surveying.ts';

export interface Parts {
  library: Library;
  notes: Notes;
  highlights: Highlights;
  importing: Importing;
  searching: Searching;
  surveying: Surveying;
  feeder: IndexFeeder;
  hub: EventHub;
  watching: Watching;
  readAgain: ReadAgain;
  dictionaries: Dictionaries;
  samplesFolder: string;
}

export function createHandlers(parts: Parts): Handlers<ArchiveMethods> {
  const { library, notes, highlights, importing, watching, searching, surveying, feeder, hub } = parts;
  const { dictionaries } = parts;
  const { articles, changes, groups, imports, savedSearches, searchHistory } = library;
  const changed =
    (...names: Parameters<EventHub['changed']>[0]) =>
    <T>(value: T, ids?: string[]): T => {
      if (ids?.length === 0) return value;
      if (names.includes('groups')) surveying.forgetNames();
      hub.changed(names, ids);
      feeder.wake();
      return value;
    };
  const inArticles = changed('articles', 'groups');
  const inGroups = changed('groups');
  const inNotes = changed('notes', 'articles');
  const inHighlights = changed('highlights', 'articles');

  return {
    'library.overview': () => surveying.overview(),
    'library.verify': ({ repair }) => surveying.verify(repair),

    'articles.list': (input) => articles.list(input),
    'articles.ids': (input) => articles.ids(input),
    'articles.timeline': (input) => articles.timeline(input),
    'articles.get': ({ id }) => articles.get(id),
    'articles.text': ({ id }) => articles.text(id),
    'articles.mark': (input) => {
      const result = changes.mark(input);
      return changed('articles')(
        result,
        result.before.map((row) => row.id),
      );
    },
    'articles.edit': (input) => inArticles(articles.edit(input), [input.id]),
    'articles.versions': (input) => library.versions.list(input),
    'articles.versionText': (input) => library.versions.text(input),
    'articles.restoreVersion': ({ id, version }) => {
      library.versions.restore(id, version);
      return changed('articles', 'groups', 'highlights')(articles.get(id), [id]);
    },
    'articles.readAgain': async ({ ids }) => {
      const result = await parts.readAgain(ids);
      return changed('articles', 'groups', 'highlights')(result, result.changed);
    },
    'articles.setPlace': (input) => {
      const result = articles.setPlace(input);
      hub.changed(['articles'], [input.id]);
      return result;
    },
    'articles.trash': ({ ids }) =>
      withIds(changes.trash(ids), changed('articles', 'groups', 'notes', 'highlights')),
    'articles.restore': ({ ids }) =>
      withIds(changes.restore(ids), changed('articles', 'groups', 'notes', 'highlights')),
    'articles.erase': async ({ ids }) => inArticles({ erased: await changes.erase(ids) }),
    'articles.tag': ({ ids, add, remove }) => withIds(groups.tag(ids, add, remove), inArticles),
    'articles.collect': ({ ids, collection, present }) =>
      withIds(groups.collect(ids, collection, present), inArticles),

    'tags.change': (input) => inArticles(groups.changeTag(input)),
    'tags.remove': ({ id }) => inArticles(done(() => groups.removeTag(id))),
    'collections.create': ({ name }) => inGroups(groups.createCollection(name)),
    'collections.rename': ({ id, name }) => inGroups(groups.renameCollection(id, name)),
    'collections.remove': ({ id }) => inArticles(done(() => groups.removeCollection(id))),
    'savedSearches.create': ({ name, query }) => inGroups(savedSearches.create(name, query)),
    'savedSearches.change': (input) => inGroups(savedSearches.change(input)),
    'savedSearches.remove': ({ id }) => inGroups(done(() => savedSearches.remove(id))),
    'savedSearches.counts': () => searching.countSaved(),
    'savedSearches.look': ({ id }) => done(() => savedSearches.look(id)),

    'library.show': ({ link }) => done(() => hub.emit({ event: 'link', data: { link, chosen: false } })),
    'search.find': (input) => searching.find(input),
    'search.suggest': (input) => searching.suggest(input),
    'search.marks': (input) => searching.marks(input),
    'quotations.find': (input) => searching.quote(input),
    'search.status': () => feeder.status(),
    'search.rebuild': () => done(() => searching.rebuild()),
    'search.history': () => ({ queries: searchHistory.list() }),
    'search.keep': ({ query }) => done(() => searchHistory.keep(query)),
    'search.forget': ({ query }) => done(() => searchHistory.forget(query)),

    'notes.get': (input) => notes.get(input),
    'notes.save': (input) => {
      const note = notes.save(input);
      return inNotes(note, note.article === null ? undefined : [note.article]);
    },
    'notes.read': (input) => notes.read(input),
    'notes.list': (input) => notes.list(input),
    'notes.remove': (input) => inNotes(notes.remove(input)),
    'notes.restore': (input) => inNotes(notes.restore(input)),
    'notes.template': (input) => inNotes(notes.template(input)),
    'notes.tags': () => notes.references.tags(),
    'notes.backlinks': (input) => notes.references.backlinks(input),
    'notes.suggest': (input) => notes.references.suggest(input),
    'notes.resolve': (input) => notes.references.resolve(input),
    'notes.versions': (input) => notes.history.versions(input),
    'notes.version': (input) => notes.history.version(input),
    'notes.fromHtml': ({ html }) => ({
      text: htmlToMarkdown(cleanArticle(html, { images: new Map() }).html),
    }),

    'highlights.list': (input) => highlights.list(input),
    'highlights.tags': () => highlights.tags({}),
    'highlights.create': (input) => inHighlights(highlights.create(input), [input.article]),
    'highlights.quote': (input) => inHighlights(highlights.quote(input), [input.article]),
    'highlights.change': (input) => {
      const highlight = highlights.change(input);
      return inHighlights(highlight, [highlight.article]);
    },
    'highlights.likelyPlaces': (input) => highlights.likelyPlaces(input),
    'highlights.place': (input) => {
      const highlight = highlights.place(input);
      return inHighlights(highlight, [highlight.article]);
    },
    'highlights.export': (input) => highlights.export(input),
    'highlights.import': async (input) => inHighlights(await highlights.import(input)),
    'highlights.remove': ({ id }) => {
      const highlight = highlights.remove(id);
      return inHighlights(highlight, [highlight.article]);
    },

    'dictionaries.list': () => dictionaries.list(),
    'dictionaries.add': async ({ path }) => changed('dictionaries')(await dictionaries.add(path)),
    'dictionaries.remove': async ({ id }) => {
      await dictionaries.remove(id);
      return changed('dictionaries')({});
    },
    'dictionaries.order': async (input) => changed('dictionaries')(await dictionaries.order(input)),
    'dictionaries.lookup': (input) => dictionaries.lookup(input),

    ...createShelves(library.database, highlights, (ids) => inHighlights(ids, ids)),

    'imports.start': (input) => ({ import: importing.start(input) }),
    'imports.startSamples': () => ({
      import: importing.start({
        files: [{ path: parts.samplesFolder }],
        tags: [],
        label: 'Sample articles',
        dryRun: false,
        temporary: false,
      }),
    }),
    'imports.list': (input) => {
      const { imports: past } = imports.list(input);
      return { imports: input.offset === 0 ? [...importing.previews(), ...past] : past };
    },
    'imports.running': () => ({ imports: importing.running() }),
    'imports.get': ({ id }) => importing.summary(id),
    'imports.entries': (input) => importing.entries(input),
    'imports.cancel': ({ id }) => done(() => importing.cancel(id)),
    'imports.pause': ({ id, paused }) => done(() => importing.pause(id, paused)),
    'imports.confirm': ({ id }) => ({ import: importing.confirm(id) }),
    'imports.resume': ({ id }) => done(() => importing.resume(id)),
    'columns.list': () => ({ mappings: library.columns.list() }),
    'columns.change': (input) => library.columns.change(input),
    'watching.list': () => ({ folders: watching.list() }),
    'watching.add': async ({ path, collection }) =>
      changed('imports')(await watching.add(path, collection ?? null)),
    'watching.remove': ({ id }) => changed('imports')(done(() => watching.remove(id))),
    'imports.undo': ({ id }) => {
      const removed = imports.undo(id);
      return changed('imports', 'articles', 'groups', 'notes', 'highlights')({ removed: removed.length });
    },
  };
}

function done(work: () => void): Record<string, never> {
  work();
  return {};
}

function withIds(ids: string[], tell: <T>(value: T, ids?: string[]) => T): { changed: string[] } {
  return tell({ changed: ids }, ids);
}
