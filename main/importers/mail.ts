import type { SourceFile, WholeImporter } from './importer.ts';
import { messageArticle } from './mail/message-article.ts';
import { recogniseMail } from './mail/recognise-mail.ts';

/** One message of mail or Usenet news in a file of its own. */
export const mail = {
  id: 'mail',
  version: 1,
  label: 'Mail',
  extensions: ['eml', 'emlx', 'nws'],
  recognise: recogniseMail,
  async *read(file: SourceFile) {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    yield await messageArticle(withoutCount(bytes), `"${file.name}"`);
  },
} satisfies WholeImporter;

/** Apple Mail writes the length of the message before it, and what it knows of it behind. */
function withoutCount(bytes: Buffer): Buffer {
  const count = /^(\d{1,10}) *\r?\n/.exec(bytes.toString('latin1', 0, 20));
  if (!count) return bytes;
  return bytes.subarray(count[0].length, count[0].length + Number(count[1]));
}
