import { bibtex } from './bibtex.ts';
import { browserBookmarks } from './browser-bookmarks.ts';
import { cslJson } from './csl-json.ts';
import { delicious } from './delicious.ts';
import type { Importer } from './importer.ts';
import { instapaperCsv } from './instapaper-csv.ts';
import { joplin } from './joplin.ts';
import { karakeep } from './karakeep.ts';
import { linkLists } from './link-lists.ts';
import { linkwarden } from './linkwarden.ts';
import { matter } from './matter.ts';
import { netscapeBookmarks } from './netscape-bookmarks.ts';
import { omnivore } from './omnivore.ts';
import { pinboard } from './pinboard.ts';
import { pocket } from './pocket.ts';
import { raindropCsv } from './raindrop-csv.ts';
import { readabilityJson } from './readability-json.ts';
import { readestAnnotations } from './readest-annotations.ts';
import { readwiseHighlights } from './readwise-highlights.ts';
import { readwiseReaderCsv } from './readwise-reader-csv.ts';
import { ris } from './ris.ts';
import { wallabag } from './wallabag.ts';
import { zoteroRdf } from './zotero-rdf.ts';

/** What services, browsers and programs for notes and references export: lists of articles and links. */
export const exportImporters: readonly Importer[] = [
  pocket,
  linkLists,
  instapaperCsv,
  omnivore,
  wallabag,
  readabilityJson,
  raindropCsv,
  readwiseReaderCsv,
  readwiseHighlights,
  readestAnnotations,
  matter,
  karakeep,
  linkwarden,
  pinboard,
  delicious,
  netscapeBookmarks,
  browserBookmarks,
  joplin,
  cslJson,
  ris,
  bibtex,
  zoteroRdf,
];
