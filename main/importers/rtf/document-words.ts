import { changeFont, changeLook } from './character-words.ts';
import { type ParagraphState, plainParagraph } from './group.ts';
import { type Reading, takeFacts } from './reading.ts';

/** A word in the document itself: what it says of the file, of characters, of paragraphs, of tables. */
export function readDocumentWord(reading: Reading, name: string, parameter: number | null): void {
  const { group } = reading;
  if (readFileWord(reading, name, parameter)) return;
  if (changeFont(group, name, parameter) || changeLook(group, name, parameter)) return;
  if (group.destination === 'page' || reading.page !== null) {
    if (name === 'par' && !reading.besidePage) reading.collector.text('\n');
    return;
  }
  if (group.destination !== 'text') return;
  if (changeParagraph(reading, name, parameter) || reading.rows.read(name, parameter)) return;
  endBlock(reading, name);
}

function readFileWord(reading: Reading, name: string, parameter: number | null): boolean {
  switch (name) {
    case 'ansicpg':
      if (parameter !== null && parameter > 0) reading.codePage = parameter;
      return true;
    case 'mac':
      reading.codePage ??= 10_000;
      return true;
    case 'pc':
      reading.codePage ??= 437;
      return true;
    case 'pca':
      reading.codePage ??= 850;
      return true;
    case 'deff':
      reading.defaultFont = parameter;
      return true;
    case 'fromhtml':
      if (parameter !== 0) reading.page ??= [];
      return true;
    case 'htmlrtf':
      reading.besidePage = parameter !== 0;
      return true;
    default:
      return false;
  }
}

function changeParagraph({ group }: Reading, name: string, parameter: number | null): boolean {
  const change = (more: Partial<ParagraphState>): true => {
    group.paragraph = { ...group.paragraph, ...more };
    return true;
  };
  switch (name) {
    case 'pard':
      group.paragraph = plainParagraph;
      return true;
    case 's':
      return change({ style: parameter ?? 0 });
    case 'outlinelevel':
      return change({ outline: parameter });
    case 'rtlpar':
      return change({ rightToLeft: true });
    case 'ltrpar':
      return change({ rightToLeft: false });
    case 'intbl':
      return change({ inTable: true });
    case 'itap':
      return change({ depth: parameter ?? 0 });
    case 'li':
    case 'lin':
      return change({ indent: parameter ?? 0 });
    default:
      return false;
  }
}

function endBlock(reading: Reading, name: string): void {
  const { flow, rows } = reading;
  switch (name) {
    case 'par':
      flow.endParagraph(takeFacts(reading));
      return;
    case 'sect':
      if (!flow.line.isEmpty()) flow.endParagraph(takeFacts(reading));
      return;
    case 'cell': {
      flow.endCell({ ...takeFacts(reading), depth: 1 });
      return;
    }
    case 'nestcell': {
      const facts = takeFacts(reading);
      flow.endCell({ ...facts, depth: Math.max(2, facts.depth) });
      return;
    }
    case 'row':
      flow.endRow(rows.layout(), 1);
      return;
    case 'nestrow':
      flow.endRow(rows.layout(), Math.max(2, reading.group.paragraph.depth));
      return;
  }
}
