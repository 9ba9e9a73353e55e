import { type BlobStore, openBlobStore } from '../storage/blob-store.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { lockLibrary } from '../storage/library-lock.ts';
import { migrate } from '../storage/migrate.ts';
import {
  type LibraryFolder,
  libraryFolder,
  makeLibraryFolder,
  sweepTemporaryFiles,
} from '../storage/open-folder.ts';
import { type ArticleChanges, createArticleChanges } from './article-changes.ts';
import { type ArticleVersions, createArticleVersions } from './article-versions.ts';
import { type Articles, createArticles } from './articles.ts';
import { type ColumnMappings, createColumnMappings } from './column-mappings.ts';
import { createGroups, type Groups } from './groups.ts';
import { createImportRecords, type ImportRecords } from './import-records.ts';
import { createJournal, type Journal } from './journal.ts';
import { createSavedSearches, type SavedSearches } from './saved-searches.ts';
import { createSearchHistory, type SearchHistory } from './search-history.ts';
import { createWatchedFolders, type WatchedFolders } from './watched-folders.ts';

/** A library open for writing, and everything that can be asked of it. */
export interface Library {
  folder: LibraryFolder;
  database: Database;
  originals: BlobStore;
  images: BlobStore;
  articles: Articles;
  versions: ArticleVersions;
  changes: ArticleChanges;
  groups: Groups;
  savedSearches: SavedSearches;
  searchHistory: SearchHistory;
  imports: ImportRecords;
  journal: Journal;
  columns: ColumnMappings;
  watched: WatchedFolders;
  close(): void;
}

/**
 * Opens the library in a folder and makes it when there is none. Errors: library-locked, library-newer, library-damaged,
 * disk-full, disk-failed. Nothing is touched before the lock is held.
 */
export async function openLibrary(root: string): Promise<Library> {
  const folder = libraryFolder(root);
  await makeLibraryFolder(folder);
  const unlock = lockLibrary(folder.lock);
  try {
    const database = openDatabase(folder.database);
    try {
      migrate(database, folder.database);
      await sweepTemporaryFiles(folder);
      const library = joinParts(folder, database, unlock);
      library.imports.closeInterrupted();
      return library;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

function joinParts(folder: LibraryFolder, database: Database, unlock: () => void): Library {
  const originals = openBlobStore(folder.originals);
  const images = openBlobStore(folder.images);
  return {
    folder,
    database,
    originals,
    images,
    articles: createArticles(database),
    versions: createArticleVersions(database),
    changes: createArticleChanges(database, originals, images),
    groups: createGroups(database),
    savedSearches: createSavedSearches(database),
    searchHistory: createSearchHistory(database),
    imports: createImportRecords(database, originals, images),
    journal: createJournal(database),
    columns: createColumnMappings(database),
    watched: createWatchedFolders(database),
    close() {
      database.close();
      unlock();
    },
  };
}
