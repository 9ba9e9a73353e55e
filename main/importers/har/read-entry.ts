import { fieldOf, isRecord, type JsonRecord, recordOf, recordsOf, textOf } from '../json/json-record.ts';
import { absoluteAddress } from '../web-archive/address-key.ts';
import { mediaTypeOf } from '../web-archive/http-answer.ts';
import { requestedFor } from '../web-archive/requested-for.ts';

/** One exchange with a server as a browser's record of its traffic tells it. */
export interface HarEntry {
  address: string;
  status: number;
  type: string;
  charset: string | undefined;
  /** When it was asked for, ISO 8601. */
  taken: string | null;
  wantedFor: 'page' | 'part' | null;
  /** Where it led, when it only did that. */
  leadsTo: string | null;
  /** Null when the record was made without contents. */
  content(): Uint8Array | null;
}

/** Null for what is no exchange. */
export function readEntry(value: unknown): HarEntry | null {
  if (!isRecord(value)) return null;
  const request = recordOf(value, 'request');
  const response = recordOf(value, 'response');
  const content = recordOf(response, 'content');
  const address = textOf(request, 'url');
  if (address === '') return null;
  const status = Number(textOf(response, 'status'));
  const base64 = textOf(content, 'encoding').toLowerCase() === 'base64';
  const { type, charset } = mediaTypeOf(
    textOf(content, 'mimeType') || headersOf(response).get('content-type'),
  );
  const location = textOf(response, 'redirectURL') || headersOf(response).get('location');
  const time = Date.parse(textOf(value, 'startedDateTime'));
  return {
    ...{ address, status, type },
    // What is not in base64 was decoded by the browser.
    charset: base64 ? charset : 'utf-8',
    taken: Number.isNaN(time) ? null : new Date(time).toISOString(),
    wantedFor: wantedFor(value, request),
    leadsTo: status >= 301 && status <= 308 && location ? absoluteAddress(location, address) : null,
    content() {
      const text = fieldOf(content, 'text');
      if (typeof text !== 'string' || text === '') return null;
      return base64 ? new Uint8Array(Buffer.from(text, 'base64')) : new TextEncoder().encode(text);
    },
  };
}

/** Chrome calls frames documents too, but its requests say which they are. */
function wantedFor(entry: JsonRecord, request: JsonRecord): 'page' | 'part' | null {
  const resource = textOf(entry, '_resourceType').toLowerCase();
  if (resource !== '' && resource !== 'document') return 'part';
  return requestedFor(headersOf(request)) ?? (resource === 'document' ? 'page' : null);
}

function headersOf(message: JsonRecord): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const header of recordsOf(message, 'headers')) {
    const name = textOf(header, 'name').toLowerCase();
    if (!headers.has(name)) headers.set(name, textOf(header, 'value'));
  }
  return headers;
}
