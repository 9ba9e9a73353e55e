/** A worker for the tests of the pool: does to it what a hostile file could, as the text of the file says. */
import { parentPort } from 'node:worker_threads';
import type { ReadyPart } from '../../library/ready-article.ts';
import type { FromWorker, ToWorker } from '../worker-protocol.ts';

const port = parentPort;
if (!port) throw new Error('This is a worker.');
const send = (message: FromWorker): void => port.postMessage(message);
const siblings: (string | number)[] = [];
const wanted = ['photo.jpg', 'absent.jpg', 'broken.png'];

function act(message: ToWorker): void {
  if (message.kind === 'answer') {
    siblings.push(message.bytes?.length ?? 'null');
    askOrFinish(message.job);
    return;
  }
  if (message.kind !== 'read') return;
  const { job, file } = message;
  const order = new TextDecoder().decode(file.bytes ?? new Uint8Array(0));
  if (order === 'exit') process.exit(3);
  if (order === 'throw') throw new Error('thrown outside of any promise');
  if (order === 'loop') for (;;);
  if (order === 'grow') grow();
  if (order === 'sibling') askOrFinish(job);
  else if (order === 'defect') {
    const error = { code: 'internal' as const, message: 'internal' };
    send({ kind: 'failed', job, error, stack: 'Error: a defect\n  at importer' });
  } else send({ kind: 'end', job });
}

function askOrFinish(job: number): void {
  const path = wanted[siblings.length];
  if (path !== undefined) send({ kind: 'sibling-wanted', job, request: siblings.length, path });
  else {
    send({ kind: 'parts', job, parts: [answered()] });
    send({ kind: 'end', job });
  }
}

function answered(): ReadyPart {
  return {
    ...{ title: '', byline: null, source: null, place: null, published: null, language: null, address: null },
    ...{ section: null, tags: [], origins: {}, html: '', text: siblings.join(), words: 0, excerpt: '' },
    ...{
      images: [],
      missing: [],
      encoding: null,
      importer: 'test',
      importerVersion: 1,
      cleanerVersion: 1,
      within: null,
      former: null,
    },
  };
}

function grow(): void {
  const hoard: object[] = [];
  for (;;) hoard.push({ some: hoard.length, more: [hoard.length] });
}

port.on('message', act);
send({ kind: 'ready' });
