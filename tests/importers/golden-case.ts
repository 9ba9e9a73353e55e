import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '../../main/importing/read-file.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';

/**
 * A golden folder: `input.*` is the file, other files but the expectations lie beside it, `file.json` (when it is there)
 * says its name, path and date. `expected.json` and `expected.html` are what it becomes.
 */
export async function readGoldenCase(folder: string): Promise<{ fields: object; html: string }> {
  const input = readdirSync(folder).find((name) => name.startsWith('input.'));
  if (input === undefined) throw new Error(`${folder} has no input file`);
  const told: unknown = existsSync(join(folder, 'file.json'))
    ? JSON.parse(readFileSync(join(folder, 'file.json'), 'utf8'))
    : {};
  const file = {
    name: input,
    path: `/somewhere/${input}`,
    modified: null,
    ...(typeof told === 'object' ? told : {}),
    bytes: new Uint8Array(readFileSync(join(folder, input))),
  };
  const articles = await readFile(file, {
    sibling: async (path) => {
      const beside = join(folder, path);
      return existsSync(beside) ? new Uint8Array(readFileSync(beside)) : null;
    },
  });
  const [article, ...others] = articles;
  if (!article || others.length > 0) throw new Error(`${folder} is not one article`);
  return {
    fields: fieldsOf(article),
    html: article.html
      .replaceAll(/(?=<(?:p|h[1-6]|ul|ol|li|pre|blockquote|table|tr|hr)\b)/g, '\n')
      .trimStart(),
  };
}

function fieldsOf({
  html: _html,
  text: _text,
  images,
  importerVersion: _version,
  cleanerVersion: _cleaner,
  ...fields
}: ReadyArticle): object {
  return {
    ...fields,
    images: images.map(({ sha256, mediaType, bytes }) => ({ sha256, mediaType, bytes: bytes.length })),
  };
}
