import type { Group } from './group.ts';
import { type Look, plainLook } from './line.ts';

/** Words that are characters. */
export const characters = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
]);

export const symbols = new Map([
  ['~', '\u00a0'],
  ['-', '\u00ad'],
  ['_', '\u2011'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);

/** In half points. Programs that convert pages leave words behind in a size that nobody sees. */
const smallestSize = 4;

/** Takes the words that change how characters look; false for others. */
export function changeLook(group: Group, name: string, parameter: number | null): boolean {
  const on = parameter !== 0;
  const change = (more: Partial<Look>): true => {
    group.look = { ...group.look, ...more };
    return true;
  };
  switch (name) {
    case 'plain':
      group.hidden = group.tiny = false;
      group.font = group.otherFont = null;
      return change({ ...plainLook, link: group.look.link });
    case 'b':
      return change({ bold: on });
    case 'i':
      return change({ italic: on });
    case 'strike':
    case 'striked':
      return change({ strike: on });
    case 'ulnone':
      return change({ underline: false });
    case 'super':
      return change({ vertical: on ? 'sup' : null });
    case 'sub':
      return change({ vertical: on ? 'sub' : null });
    case 'up':
      return change({ vertical: parameter === 0 ? null : 'sup' });
    case 'dn':
      return change({ vertical: parameter === 0 ? null : 'sub' });
    case 'nosupersub':
      return change({ vertical: null });
    case 'fs':
      group.tiny = parameter !== null && parameter < smallestSize;
      return true;
    case 'v':
    case 'deleted':
      group.hidden = on;
      return true;
    default:
      return /^ul(?:w|d|db|dash|dashd|dashdd|th|wave|hwave|ldash)?$/.test(name) && change({ underline: on });
  }
}

/** Takes the words that choose fonts; false for others. */
export function changeFont(group: Group, name: string, parameter: number | null): boolean {
  switch (name) {
    case 'f':
      group.font = parameter;
      return true;
    case 'af':
      group.otherFont = parameter;
      return true;
    case 'rtlch':
    case 'dbch':
      group.other = true;
      return true;
    case 'ltrch':
    case 'loch':
    case 'hich':
      group.other = false;
      return true;
    default:
      return false;
  }
}
