import type { FileHead } from '../importer.ts';
import { type MailHeaders, readMailHeaders } from './mail-headers.ts';
import { messageBytes } from './message-bytes.ts';

/** How sure it is that a file is one message of mail or news: by what its header holds. */
export function recogniseMail({ bytes, name }: FileHead): number {
  const head = messageBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const begins = /^(?:Article:? \d{1,9} of [\w.+-]{1,80}:?\s{1,4})?[!-9;-~]{1,76}:/;
  if (!begins.test(head.toString('latin1', 0, 200))) return 0;
  const { headers } = readMailHeaders(head, 0, head.length);
  const named = /\.(?:eml|emlx|nws|mail)$/i.test(name);
  if (/^<?saved by/i.test(headers.get('from') ?? '') || headers.has('snapshot-content-location')) return 0;
  if (headers.size >= 2 && travelled(headers) && written(headers)) return 0.95;
  if (isAddress(headers.get('from')) && headers.has('subject') && headers.has('date')) return 0.92;
  return named && headers.size > 0 ? 0.91 : 0;
}

/** By a mark that programs set when they send, relay or deliver. */
function travelled(headers: MailHeaders): boolean {
  return [
    ...[
      'received',
      'message-id',
      'return-path',
      'delivered-to',
      'mime-version',
      'newsgroups',
      'path',
      'x-mailer',
    ],
    ...[
      'x-from-line',
      'x-mozilla-status',
      'x-uidl',
      'content-transfer-encoding',
      'in-reply-to',
      'references',
      'article-i.d.',
    ],
  ].some((name) => headers.has(name));
}

function written(headers: MailHeaders): boolean {
  return ['from', 'subject', 'date', 'to', 'sender', 'return-path', 'posted'].some((name) =>
    headers.has(name),
  );
}

function isAddress(line: string | undefined): boolean {
  return /[^\s@<>]@[\w-]+\.[\w.-]+/.test(line ?? '');
}
