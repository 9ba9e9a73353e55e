import type { SourceFile } from '../../../main/importers/importer.ts';
import { type Original, readOriginals } from '../originals.ts';
import { hostileCopy } from './hostile-copy.ts';
import { writtenFiles } from './written-files.ts';

/** A way in: a format, and how a hostile text gets into every place that it has. */
export interface Carrier {
  label: string;
  carry(hostile: string): SourceFile;
}

/** Golden files that can be copied with other words in them: texts in one charset, and zips of such. */
const copied =
  /^(?:exports|references|joplin|docx|odt|epub|fb2|feed|nitf|newsml|opml|reuters-sgml|data)\/(?!.*(?:1251|old-charset|ill-formed|hebrew|russian))/;

/** Their text is markup of its own, which a hostile text may break: both what is well-formed and what is not must be carried. */
const alsoRaw = /^(?:exports\/.*html|epub|fb2|feed|nitf|newsml|docx|odt)\//;

export function makeCarriers(): Carrier[] {
  const copies = readOriginals()
    .filter((original) => copied.test(original.case))
    .flatMap((original) => [
      copyOf(original, false),
      ...(alsoRaw.test(`${original.case}/`) ? [copyOf(original, true)] : []),
    ]);
  const written = Object.entries(writtenFiles).map(([label, { name, write }]) => ({
    label,
    carry: (hostile: string): SourceFile => {
      const content = write(hostile);
      return asFile(name, hostile, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    },
  }));
  return [...written, ...copies];
}

function copyOf(original: Original, raw: boolean): Carrier {
  return {
    label: raw ? `${original.case}, as markup` : original.case,
    carry: (hostile) => asFile(original.name, hostile, hostileCopy(original, hostile, raw)),
  };
}

/** What a file is called is hostile too, as far as a system lets a file be called. */
function asFile(name: string, hostile: string, bytes: Uint8Array): SourceFile {
  const called = `${hostile.replaceAll(/[/\0]/g, '').slice(0, 100)} ${name}`;
  return { name: called, path: `/somewhere/${called}`, modified: null, bytes };
}
