import { makeCarriers } from '../carriers/carriers.ts';
import { escapeMarkup } from '../carriers/hostile-copy.ts';
import { readOriginals, zipOf } from '../originals.ts';

export interface Lure {
  /** A file that no import has any business with. */
  path: string;
  /** The same, as it is reached from the folder of the input. */
  wayUp: string;
  /** A server that should never hear of the import. */
  server: string;
}

/** By file name: documents of every format that refer in every way to what they must not get. */
export function referringFiles(lure: Lure): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  // As traces of system calls write them.
  const add = (name: string, bytes: Uint8Array): void =>
    void files.set(`${files.size} ${name.replaceAll(/[^ -~]/g, '_')}`, bytes);
  const references = referencesTo(lure);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  // As words and addresses, wherever a format has such.
  for (const { carry } of makeCarriers())
    for (const hostile of [lure.server, `file://${lure.path}`, lure.wayUp, everyElement(references)]) {
      const { name, bytes } = carry(hostile);
      add(name.split(' ').at(-1) ?? name, bytes);
    }
  // In the place of the pictures and parts that a file names, and of the entities and types that XML may declare.
  for (const [index, { name, bytes, inside }] of readOriginals().entries()) {
    const reference = references[index % references.length] ?? lure.path;
    const refer = (path: string, content: Uint8Array): Uint8Array =>
      isText(path, content) ? encode(referring(new TextDecoder().decode(content), reference)) : content;
    add(
      name,
      inside === null
        ? refer(name, bytes)
        : zipOf(new Map([...inside].map(([path, content]) => [path, refer(path, content)]))),
    );
    if (inside !== null || !isMarkup(bytes)) continue;
    for (const target of [`file://${lure.path}`, `${lure.server}/entity`])
      add(name, encode(withEntity(new TextDecoder().decode(bytes), target)));
  }
  add('linked.html', encode('<!doctype html><p>A picture that leads out: <img src="link.png"></p>'));
  return files;
}

function referencesTo({ path, wayUp, server }: Lure): string[] {
  const { port } = new URL(server);
  return [
    `file://${path}`,
    `file://localhost${path}`,
    path,
    wayUp,
    `./a/../${wayUp}`,
    wayUp.replaceAll('/', '\\'),
    encodeURIComponent(wayUp),
    '../'.repeat(30).concat(path.slice(1)),
    `\\\\127.0.0.1\\share\\a.png`,
    `//127.0.0.1:${port}/a.png`,
    `${server}/a.png`,
    `http://localhost:${port}/a.png`,
    `view-source:${server}/b`,
    `jar:${server}/c!/d`,
  ];
}

function everyElement(references: readonly string[]): string {
  return references
    .map((reference) => {
      const to = escapeMarkup(reference);
      return `<img src="${to}" srcset="${to} 2x"><iframe src="${to}"></iframe><object data="${to}"></object><embed src="${to}"><link rel="stylesheet" href="${to}"><script src="${to}"></script><video src="${to}" poster="${to}"></video><audio src="${to}"></audio><svg><image href="${to}"/><use href="${to}"/></svg><style>@import "${to}"; p { background: url("${to}") }</style><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${to}" parse="text"/>\n\n![](${reference}) ![[${reference}]]\n`;
    })
    .join('');
}

function isMarkup(bytes: Uint8Array): boolean {
  return /^\s*</.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
}

function isText(path: string, bytes: Uint8Array): boolean {
  return !bytes.includes(0) && !/container\.xml$|Content_Types/.test(path);
}

/** Pictures, papers and pages that lie beside. */
const named =
  /([("'=>[\s:{])((?:\.{0,2}\/)?[\w%./ -]*\.(?:png|jpe?g|gif|pdf|css|otf|mp3|svg))(?=[)"'<>\]\s:}?#|])/gi;

function referring(text: string, reference: string): string {
  return text
    .replace(named, (_, before: string) => `${before}${reference}`)
    .replace(/(\]\()(:\/[0-9a-f]{32})(?=\))/g, (_, before: string) => `${before}${reference}`);
}

/** Declares an entity, a style sheet and a document type that lie elsewhere, and uses the entity in the first texts. */
function withEntity(text: string, target: string): string {
  const root = /<(?![?!])([\w:-]+)/.exec(text);
  if (!root) return text;
  const head = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${target}"?><!DOCTYPE ${root[1]} SYSTEM "${target}" [<!ENTITY lure SYSTEM "${target}"><!ENTITY % more SYSTEM "${target}">%more;]>`;
  return head + text.slice(root.index).replaceAll(/>([^<>\s][^<>]*)</g, '>$1 &lure;<');
}
