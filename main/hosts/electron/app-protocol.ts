import { Readable } from 'node:stream';
import { net, protocol, type Session } from 'electron';
import type { Archive } from '../../archive.ts';
import { type Answer, answerContent } from '../answer.ts';
import { notFound } from '../interface-files.ts';
import { isOwnAddress, scheme } from './own-address.ts';

/** Before the program is ready. No CORS: nobody but our own pages ever asks for anything here. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export interface ProtocolParts {
  archive: Pick<Archive, 'content'>;
  interfaceFiles: (path: string) => Promise<Answer>;
  /** In development the interface comes from there. */
  developmentServer: string | null;
  log(line: string): void;
}

/** `carrel://app/…`: the interface's files, and what the archive has to show. Ids, never paths. */
export function serveScheme(session: Session, parts: ProtocolParts): void {
  session.protocol.handle(scheme, async (request) => {
    try {
      return await answer(request, parts);
    } catch (error) {
      parts.log(`${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
      return new Response(null, { status: 500 });
    }
  });
}

async function answer(request: Request, parts: ProtocolParts): Promise<Response> {
  if (!isOwnAddress(request.url) || (request.method !== 'GET' && request.method !== 'HEAD'))
    return respond(notFound());
  const { pathname, search } = new URL(request.url);
  if (/^\/(article|print|saved|image|original)\//.test(pathname)) {
    const content = await parts.archive.content(pathname + search);
    return respond(await answerContent(content, request.headers.get('range')));
  }
  if (parts.developmentServer !== null) return net.fetch(parts.developmentServer + pathname + search);
  return respond(await parts.interfaceFiles(pathname));
}

function respond({ status, headers, body }: Answer): Response {
  if (body instanceof Readable)
    return new Response(Readable.toWeb(body) as ReadableStream, { status, headers });
  return new Response(typeof body === 'string' || body === null ? body : new Uint8Array(body), {
    status,
    headers,
  });
}
