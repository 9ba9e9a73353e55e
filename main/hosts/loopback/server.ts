import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Dispatch } from '../../../contract/dispatcher.ts';
import { type ErrorCode, toErrorReport } from '../../../contract/errors.ts';
import type { Reply } from '../../../contract/transport.ts';
import type { Archive } from '../../archive.ts';
import { type Answer, answerContent } from '../answer.ts';
import { notFound } from '../interface-files.ts';
import { interfaceHeaders } from '../interface-policy.ts';
import type { Access } from './access.ts';
import type { EventStreams } from './event-streams.ts';
import { readJson } from './read-body.ts';
import type { Uploads } from './uploads.ts';

export interface Parts {
  /** Made once the port is known. */
  access: () => Access;
  relay: Dispatch;
  archive: Pick<Archive, 'content'>;
  interfaceFiles: (path: string) => Promise<Answer>;
  streams: EventStreams;
  uploads: Uploads;
  log(line: string): void;
}

/** Slow and many requests hold nobody up: a header has seconds, an upload a quarter of an hour. */
const limits = { headersTimeout: 10_000, requestTimeout: 900_000, keepAliveTimeout: 5_000 } as const;
const mostConnections = 256;

/** Http in, the house's own terms out: every request is judged first, then goes where its path says. */
export function createLoopbackServer(parts: Parts): Server {
  const server = createServer({ ...limits, maxHeaderSize: 16_384 }, (request, response) => {
    answer(request, response, parts).catch((error: unknown) => {
      // A reader who closes the window in the middle of an answer is no defect.
      if (!response.destroyed)
        parts.log(`${request.method}: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
  server.maxConnections = mostConnections;
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const verdict = parts.access().judge(request);
  switch (verdict.kind) {
    case 'refused':
      return sendText(response, verdict.status, verdict.reason);
    case 'exchanged':
      return sendText(response, 303, '', { location: '/', 'set-cookie': verdict.cookie });
    case 'allowed':
      return route(request, response, verdict.path, verdict.query, parts);
  }
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: URLSearchParams,
  { relay, archive, interfaceFiles, streams, uploads, log }: Parts,
): Promise<void> {
  if (path.startsWith('/call/'))
    return reply(request, response, log, async () => relay(methodOf(path), await readJson(request)));
  if (path === '/upload')
    return reply(request, response, log, () => uploads.receive(query.get('name') ?? '', request));
  if (path === '/events' && request.method === 'GET') {
    if (!streams.open(response, interfaceHeaders)) await sendText(response, 503, 'Too many windows.');
    return;
  }
  if (/^\/(article|print|saved|image|original)\//.test(path)) {
    const content = await archive.content(query.size > 0 ? `${path}?${query}` : path);
    return send(request, response, await answerContent(content, request.headers.range ?? null));
  }
  return send(request, response, await interfaceFiles(path));
}

function methodOf(path: string): string {
  try {
    return decodeURIComponent(path.slice('/call/'.length));
  } catch {
    return '';
  }
}

/** Replies are data, whatever they say; only what could not be read has a status of its own. */
async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  log: Parts['log'],
  make: () => Promise<object>,
): Promise<void> {
  let body: object;
  let status = 200;
  try {
    body = await make();
  } catch (error) {
    const report = toErrorReport(error);
    if (report.code === 'internal')
      log(`${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
    body = { ok: false, error: report } satisfies Reply;
    status = statusOf(report.code);
    // A browser hears the answer only when it could send all that it wanted to.
    request.resume();
  }
  await sendText(response, status, JSON.stringify(body), {
    'content-type': 'application/json; charset=utf-8',
  });
}

function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'too-large':
      return 413;
    case 'timed-out':
      return 408;
    case 'disk-full':
      return 507;
    case 'internal':
    case 'disk-failed':
      return 500;
    default:
      return 400;
  }
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, body } = answer.status === 404 && answer.body === null ? notFound() : answer;
  response.writeHead(status, headers);
  if (request.method === 'HEAD' || body === null) {
    if (body instanceof Readable) body.destroy();
    response.end();
    return;
  }
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(body);
}

async function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Promise<void> {
  response.writeHead(status, {
    ...interfaceHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}
