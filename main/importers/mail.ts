import type { SourceFile, WholeImporter } from './importer.ts';
import { messageArticle } from './mail/message-article.ts';
import { messageBytes } from './mail/message-bytes.ts';
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
    yield await messageArticle(messageBytes(bytes), `"${file.name}"`);
  },
} satisfies WholeImporter;
