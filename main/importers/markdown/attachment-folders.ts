import type { ImporterContext } from '../importer.ts';

/** Where note programs put pictures when they are told to keep them in a folder below the note. */
const folders = ['attachments', 'Attachments', 'assets', '_resources', 'images', 'files', 'media', 'img'];
const mostSearches = 200;

/**
 * A picture that is embedded by its name alone may lie in a folder for attachments; the note does not say which. Beside the note
 * and below it, that is: what lies elsewhere is out of reach of an importer.
 */
export function withAttachmentFolders(context: ImporterContext): ImporterContext {
  let searches = 0;
  return {
    ...context,
    async sibling(path) {
      const beside = await context.sibling(path);
      if (beside !== null || path.includes('/') || searches >= mostSearches) return beside;
      searches += 1;
      for (const folder of folders) {
        const found = await context.sibling(`${folder}/${path}`);
        if (found !== null) return found;
      }
      return null;
    },
  };
}
