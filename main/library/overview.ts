import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LibraryCounts, LibraryOverview, NamedCount } from '../../contract/model.ts';
import type { Database } from '../storage/database.ts';
import type { LibraryFolder } from '../storage/open-folder.ts';
import type { Library } from './library.ts';

const most = 200;

/** The names that articles come from and speak of; counting them reads every article. */
export type NamedPlaces = Pick<LibraryOverview, 'sources' | 'places'>;

export function readNames(database: Database): NamedPlaces {
  return { sources: namedCounts(database, 'source'), places: namedCounts(database, 'place') };
}

/** What the sidebar shows, but names, size on disk and the state of the index. */
export function readOverview({
  database,
  folder,
  groups,
  savedSearches,
}: Library): Omit<LibraryOverview, 'index' | 'bytes' | keyof NamedPlaces> {
  return {
    name: basename(folder.root),
    folder: folder.root,
    counts: readCounts(database),
    collections: groups.collections(),
    tags: groups.tags(),
    savedSearches: savedSearches.list(),
  };
}

function readCounts(database: Database): LibraryCounts {
  const row = database.get<LibraryCounts & Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE trashed IS NULL) AS "all",
       count(*) FILTER (WHERE trashed IS NULL AND state = 'unread') AS unread,
       count(*) FILTER (WHERE trashed IS NULL AND state = 'reading') AS reading,
       count(*) FILTER (WHERE trashed IS NULL AND state = 'finished') AS finished,
       count(*) FILTER (WHERE trashed IS NULL AND starred = 1) AS starred,
       count(*) FILTER (WHERE trashed IS NOT NULL) AS trash,
       count(*) FILTER (WHERE trashed IS NULL AND published IS NULL) AS undated,
       (SELECT count(*) FROM highlights h JOIN articles x ON x.key = h.article WHERE x.trashed IS NULL) AS highlights,
       (SELECT count(*) FROM notes n LEFT JOIN articles x ON x.key = n.article
          WHERE n.removed IS NULL AND n.text <> '' AND x.trashed IS NULL) AS notes,
       (SELECT count(*) FROM (SELECT article FROM highlights
          UNION SELECT article FROM notes WHERE removed IS NULL AND article IS NOT NULL) m
          JOIN articles x ON x.key = m.article WHERE x.trashed IS NULL) AS annotated
     FROM articles`,
  );
  if (row === undefined) throw new Error('counting the articles gave no row');
  return { ...row };
}

function namedCounts(database: Database, column: 'source' | 'place'): NamedCount[] {
  return database
    .all<NamedCount & Record<string, unknown>>(
      `SELECT ${column} AS name, count(*) AS count FROM articles
       WHERE ${column} IS NOT NULL AND trashed IS NULL GROUP BY ${column} ORDER BY 2 DESC, 1 LIMIT ${most}`,
    )
    .map((row) => ({ ...row }));
}

/** Bytes of database, originals and images on disk. Walks the folders: not for every keystroke. */
export async function measureFolder(folder: LibraryFolder): Promise<number> {
  let total = 0;
  for (const name of [folder.database, `${folder.database}-wal`])
    total += (await stat(name).catch(() => null))?.size ?? 0;
  for (const store of [folder.originals, folder.images])
    for (const shelf of await readdir(store))
      for (const name of await readdir(join(store, shelf)).catch(() => []))
        total += (await stat(join(store, shelf, name)).catch(() => null))?.size ?? 0;
  return total;
}
