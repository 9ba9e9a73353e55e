import { escapeHtml } from '../escape-html.ts';
import { arrangeBlocks } from '../office/arrange-blocks.ts';
import type { Block } from '../office/block.ts';
import { destinationOf } from './destinations.ts';
import { createFlow } from './flow.ts';
import { plainParagraph } from './group.ts';
import { plainLook } from './line.ts';
import { createPicture } from './pictures.ts';
import { type Reading, takeFacts } from './reading.ts';

/** Takes a word that says where the text of its group goes; false for others. */
export function openDestination(reading: Reading, name: string): boolean {
  const { group } = reading;
  const starred = group.starred;
  group.starred = false;
  // What is inside something unseen is unseen.
  if (group.destination === 'nowhere') return destinationOf(name) !== null || starred;
  if (name === 'footnote') return openFlow(reading, (blocks) => addNote(reading, blocks));
  if (name === 'shptxt') return openFlow(reading, (blocks) => reading.flow.after(blocks));
  const destination = destinationOf(name);
  if (destination === null) {
    if (starred) group.destination = 'nowhere';
    return starred;
  }
  group.destination = destination;
  if (destination === 'capture') openCapture(reading, name);
  else if (destination === 'picture') openPicture(reading);
  else if (destination === 'page' && reading.page === null) group.destination = 'nowhere';
  else if (name === 'field') {
    reading.fields.push({ instruction: '' });
    group.onClose = () => void reading.fields.pop();
  } else if (name === 'fldrslt') openResult(reading);
  return true;
}

function openFlow(reading: Reading, onEnd: (blocks: Block[]) => void): true {
  const { group, flow, label } = reading;
  group.paragraph = plainParagraph;
  group.look = plainLook;
  group.destination = 'text';
  const own = createFlow();
  reading.flow = own;
  reading.label = '';
  group.onClose = () => {
    // The group has ended, and what holds of its last paragraph with it.
    const outer = reading.group;
    reading.group = group;
    const blocks = own.finish(takeFacts(reading));
    reading.group = outer;
    reading.flow = flow;
    reading.label = label;
    onEnd(blocks);
  };
  return true;
}

function addNote({ notes, flow, page }: Reading, blocks: Block[]): void {
  if (page !== null) return;
  const { mark, say } = notes.open();
  say(arrangeBlocks(blocks));
  flow.line.html(mark);
}

function openCapture(reading: Reading, name: string): void {
  const captured = { text: '' };
  reading.group.captured = captured;
  reading.group.onClose = () => {
    const text = captured.text.trim();
    switch (name) {
      case 'title':
      case 'author':
      case 'subject':
      case 'keywords':
        reading.properties[name] ||= text;
        return;
      case 'listtext':
      case 'pntext':
        reading.label = text;
        return;
      case 'bkmkstart':
        reading.flow.line.html(`<a id="${escapeHtml(text)}"></a>`);
        return;
      case 'sn':
        reading.shapeProperty = text;
        return;
      case 'sv':
        if (reading.picture && reading.shapeProperty === 'wzDescription') reading.picture.description = text;
        return;
      case 'fldinst': {
        const field = reading.fields.at(-1);
        if (field) field.instruction = captured.text;
        return;
      }
    }
  };
}

function openResult(reading: Reading): void {
  const { group } = reading;
  const instruction = reading.fields.at(-1)?.instruction.trim() ?? '';
  if (/^TOC\b/.test(instruction)) group.destination = 'nowhere';
  const link = /^HYPERLINK\s+(\\l\s+)?(?:"([^"]*)"|(\S+))/.exec(instruction);
  const address = link?.[2] ?? link?.[3];
  if (address === undefined) return;
  group.look = { ...group.look, link: link?.[1] === undefined ? address : `#${address}` };
}

function openPicture(reading: Reading): void {
  const outer = reading.picture;
  const picture = createPicture();
  reading.picture = picture;
  reading.group.onClose = async () => {
    reading.picture = outer;
    const { images, flow } = reading;
    const name = `picture ${images.images.length + images.missing.length + 1}`;
    const { description } = picture;
    flow.line.html(
      picture.kind === 'drawing'
        ? images.lack(name, description, 'unsupported')
        : await images.show({ name, description, load: () => picture.take() }),
    );
  };
}
