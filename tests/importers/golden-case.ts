import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { readParts } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle, UnreadPart } from '../../main/library/ready-article.ts';

/**
 * A golden folder: `input.*` is the file, other files but the expectations lie beside it, `file.json` (when it is there)
 * says its name, path and date. `expected.json` and `expected.html` are what it becomes: one article as an object, several
 * as a list, with the parts that could not be read where there are any. An input that is a folder of its own
 * (`input/…`) is zipped as it is read, so that what is inside can be seen and changed.
 */
export async function readGoldenCase(folder: string): Promise<{ fields: object; html: string }> {
  const input = readdirSync(folder).find((name) => /^input(?:\.|$)/.test(name));
  if (input === undefined) throw new Error(`${folder} has no input file`);
  const told: unknown = existsSync(join(folder, 'file.json'))
    ? JSON.parse(readFileSync(join(folder, 'file.json'), 'utf8'))
    : {};
  const file = {
    name: input,
    path: `/somewhere/${input}`,
    modified: null,
    ...(typeof told === 'object' ? told : {}),
    bytes: statSync(join(folder, input)).isDirectory()
      ? zipFolder(join(folder, input))
      : new Uint8Array(readFileSync(join(folder, input))),
  };
  const { articles, problems } = await readParts(file, {
    sibling: async (path) => {
      const beside = join(folder, path);
      return existsSync(beside) ? new Uint8Array(readFileSync(beside)) : null;
    },
  });
  const [article, ...others] = articles;
  if (article && others.length === 0 && problems.length === 0 && article.within === null)
    return { fields: fieldsOf(article), html: linesOf(article.html) };
  const parts: (ReadyArticle | UnreadPart)[] = [...articles, ...problems];
  return {
    fields: parts.map((part) => ('problem' in part ? part : fieldsOf(part))),
    html: articles.map(({ within, html }) => `<!-- ${within} -->\n${linesOf(html)}`).join('\n\n'),
  };
}

function linesOf(html: string): string {
  return html.replaceAll(/(?=<(?:p|h[1-6]|ul|ol|li|pre|blockquote|table|tr|hr)\b)/g, '\n').trimStart();
}

/** The files of a folder, at any depth, as a zip: `mimetype` first and not compressed, as EPUB wants it. */
export function zipFolder(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort(
      (one, other) => Number(other === 'mimetype') - Number(one === 'mimetype') || (one < other ? -1 : 1),
    );
  return zipSync(
    Object.fromEntries(
      names.map((name) => [
        name.replaceAll('\\', '/'),
        [new Uint8Array(readFileSync(join(folder, name))), { level: name === 'mimetype' ? 0 : 6 }],
      ]),
    ),
    { mtime: new Date('2024-05-06T12:00:00Z') },
  );
}

function fieldsOf({
  html: _html,
  text: _text,
  images,
  importerVersion: _version,
  cleanerVersion: _cleaner,
  within,
  former,
  ...fields
}: ReadyArticle): object {
  return {
    ...fields,
    ...(within !== null && { within }),
    ...(former !== null && { former }),
    images: images.map(({ sha256, mediaType, bytes }) => ({ sha256, mediaType, bytes: bytes.length })),
  };
}
