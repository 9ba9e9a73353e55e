import { ArchiveError } from '../../contract/errors.ts';
import { attribute, parseHtml } from '../cleaning/parse-html.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import { entryArticle } from './exports/saved-entry.ts';
import { decodePage } from './html/page-source.ts';
import { elementsOf, textOf } from './html/page-tree.ts';
import type { WholeImporter } from './importer.ts';
import { folder } from './instapaper-csv.ts';

/** The page that Pocket exported until 2024 and the one of Instapaper: a heading for each folder, below it a list of links. */
export const linkLists = {
  id: 'link-lists',
  version: 1,
  label: 'Pocket or Instapaper export',
  extensions: ['html', 'htm'],
  recognise: ({ bytes }) =>
    /<title>\s*(?:Pocket Export|Instapaper: Export)\s*<\/title>/i.test(
      new TextDecoder().decode(bytes.subarray(0, 2_048)),
    )
      ? 0.99
      : 0,
  async *read(file) {
    const { text, encoding } = decodePage(file.bytes);
    let section = '';
    let number = 0;
    for (const element of elementsOf(parseHtml(text))) {
      if (element.tagName === 'h1') section = textOf(element);
      const address = element.tagName === 'a' ? attribute(element, 'href') : null;
      if (address === null) continue;
      number += 1;
      yield entryArticle(
        {
          within: `link ${number}`,
          title: textOf(element),
          address,
          saved: instantOf(attribute(element, 'time_added') ?? ''),
          tags: tagsOf(attribute(element, 'tags') ?? '', /,/),
          // Pocket calls the folder of what was read by another name than Instapaper.
          ...folder(section === 'Read Archive' ? 'Archive' : section),
        },
        { name: file.name, encoding },
      );
    }
    if (number === 0) throw new ArchiveError('no-text', `"${file.name}" is a list of links without a link.`);
  },
} satisfies WholeImporter;
