import { csvData } from './csv-data.ts';
import { docx } from './docx.ts';
import { epub } from './epub.ts';
import { exportImporters } from './export-table.ts';
import { fb2 } from './fb2.ts';
import { feed } from './feed.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import type { Importer } from './importer.ts';
import { jsonData } from './json-data.ts';
import { mail } from './mail.ts';
import { markdown } from './markdown.ts';
import { mbox } from './mbox.ts';
import { mhtml } from './mhtml.ts';
import { newsml } from './newsml.ts';
import { nitf } from './nitf.ts';
import { odt } from './odt.ts';
import { opml } from './opml.ts';
import { pdf } from './pdf.ts';
import { plainText } from './plain-text.ts';
import { reutersSgml } from './reuters-sgml.ts';
import { rtf } from './rtf.ts';
import { safariWebarchive } from './safari-webarchive.ts';
import { wacz } from './wacz.ts';
import { warc } from './warc.ts';

/** Every format that can be read. A new one is one row here; the surest of them reads a file. */
export const importers: readonly Importer[] = [
  ...exportImporters,
  csvData,
  docx,
  epub,
  fb2,
  feed,
  har,
  html,
  jsonData,
  mail,
  markdown,
  mbox,
  mhtml,
  newsml,
  nitf,
  odt,
  opml,
  pdf,
  plainText,
  reutersSgml,
  rtf,
  safariWebarchive,
  wacz,
  warc,
];
