/**
 * What a walk through folders passes over without a word, and why; docs/formats.md tells the reader the same. Only for
 * what is met on a walk: a file that was named by hand is always read, and refused by name when it is no article.
 */

/** What systems and programs leave in folders and nobody wrote. Lower case. */
const leftovers = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  'icon\r',
  '__macosx',
  '$recycle.bin',
  'system volume information',
  'lost+found',
  'node_modules',
]);

/** The page whose parts a "complete page" save put into a folder of this name; browsers translate the ending. */
const pageFolder =
  /^(.+)(?:_files|\.files|_file|-Dateien|_Dateien|_fichiers|_archivos|_arquivos|_ficheiros|_bestanden|-filer|_pliki|_soubory|_subory|_datoteke|_dosyalar|_tiedostot|_fitxers|_fajlovi|_failid|_fails|_bylos|_elemei)$/is;
const pageEndings = ['.html', '.htm', '.xhtml', '.xht', '.shtml', '.HTML', '.HTM'];

/** Pages and notes that show the pictures lying beside or below them. */
const page = /\.(?:x?html?|xht|shtml|md|markdown|mdown|mkd)$/i;
const part =
  /\.(?:png|jpe?g|jfif|gif|webp|avif|bmp|ico|svg|tiff?|heic|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gvam]|opus|wav|mov)$/i;
/** Their content is text, so that only the name tells them from an article. */
const pageCode = /\.(?:css|m?js|map)$/i;

export function isLeftover(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || leftovers.has(name.toLowerCase());
}

/**
 * A folder that holds the parts of a page which lies beside it, or what the list of an unpacked export refers to. Names or
 * whole paths, the same in both.
 */
export function isPageFolder(name: string, beside: ReadonlySet<string>): boolean {
  const stem = pageFolder.exec(name)?.[1];
  if (stem !== undefined && pageEndings.some((ending) => beside.has(stem + ending))) return true;
  return isExportFolder(name, beside);
}

/** It could be one, by its ending. */
export function isPageFolderName(name: string): boolean {
  return pageFolder.test(name);
}

/** Texts and highlights of Omnivore, highlights of Pocket: read by the importer of the list, and no articles of their own. */
const exportFolder = /^(.*?)(content|highlights|annotations)$/s;
const listBeside = new Map([
  ['content', /^metadata_\d+_to_\d+\.json$/],
  ['highlights', /^metadata_\d+_to_\d+\.json$/],
  ['annotations', /^part_\d+\.csv$/],
]);

export function isExportFolderName(name: string): boolean {
  return exportFolder.test(name);
}

function isExportFolder(name: string, beside: ReadonlySet<string>): boolean {
  const [, above = '', folder = ''] = exportFolder.exec(name) ?? [];
  const list = listBeside.get(folder);
  if (list === undefined || !/(?:^|[\\/])$/.test(above)) return false;
  for (const each of beside) if (each.startsWith(above) && list.test(each.slice(above.length))) return true;
  return false;
}

export function isPage(name: string): boolean {
  return page.test(name);
}

/** A picture, style sheet, script, font, sound or film: part of a page when one lies in its folder or above. */
export function isPart(name: string): boolean {
  return part.test(name);
}

export function isPageCode(name: string): boolean {
  return pageCode.test(name);
}
