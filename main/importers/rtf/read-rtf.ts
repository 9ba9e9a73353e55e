import { ArchiveError } from '../../../contract/errors.ts';
import type { Block } from '../office/block.ts';
import { characters, symbols } from './character-words.ts';
import { readDocumentWord } from './document-words.ts';
import { openDestination } from './open-destination.ts';
import { createReading, pageNow, type Reading, takeFacts } from './reading.ts';
import { type Token, tokensOf } from './tokeniser.ts';
import { writeText } from './write-text.ts';

const deepestGroup = 2_000;

/** A file, read to its end: its blocks, and all else that came to light on the way. */
export async function readRtf(
  bytes: Uint8Array,
  name: string,
  guessedPage: number,
): Promise<{ blocks: Block[]; reading: Reading }> {
  const reading = createReading(guessedPage);
  const skip = { characters: 0 };
  for (const token of tokensOf(bytes)) {
    const waiting = readToken(reading, token, skip);
    if (waiting) await waiting;
    if (reading.groups.length > deepestGroup)
      throw new ArchiveError('damaged', `"${name}": its groups are nested over ${deepestGroup} levels deep.`);
  }
  writeText(reading);
  return { blocks: reading.flow.finish(takeFacts(reading)), reading };
}

/** `skip`: how many characters are still to come that stand for a Unicode one. */
function readToken(reading: Reading, token: Token, skip: { characters: number }): void | Promise<void> {
  const { group, collector } = reading;
  switch (token.kind) {
    case 'open':
      writeText(reading);
      skip.characters = 0;
      reading.groups.push(group);
      reading.group = { ...group, fresh: true, starred: false, onClose: null };
      if (group.destination === 'styles') openStyle(reading);
      return;
    case 'close':
      writeText(reading);
      skip.characters = 0;
      reading.group = reading.groups.pop() ?? group;
      return reading.group === group ? undefined : group.onClose?.();
    case 'bytes': {
      group.fresh = false;
      const shown = token.bytes.subarray(skip.characters);
      skip.characters = Math.max(0, skip.characters - token.bytes.length);
      if (group.destination === 'picture') reading.picture?.add(shown);
      else if (group.destination !== 'nowhere') collector.bytes(shown, pageNow(reading));
      return;
    }
    case 'hex':
      if (skip.characters > 0) skip.characters -= 1;
      else if (group.destination !== 'nowhere') collector.byte(token.byte, pageNow(reading));
      return;
    case 'binary':
      if (group.destination === 'picture') reading.picture?.binary(token.bytes);
      return;
    case 'symbol':
      readSymbol(reading, token.character, skip);
      return;
    case 'word':
      readWord(reading, token.name, token.parameter, skip);
      return;
  }
}

function readSymbol(reading: Reading, character: string, skip: { characters: number }): void {
  const text = symbols.get(character);
  if (text !== undefined && skip.characters > 0) skip.characters -= 1;
  else if (text !== undefined) reading.collector.text(text);
  else if (character === '*') reading.group.starred = true;
  else if (character === '\n' || character === '\r') readWord(reading, 'par', null, skip);
}

function readWord(
  reading: Reading,
  name: string,
  parameter: number | null,
  skip: { characters: number },
): void {
  const { group, collector } = reading;
  if (name === 'u') {
    if (group.destination !== 'nowhere') collector.unit(parameter ?? 0);
    skip.characters = group.fallback;
    return;
  }
  const character = characters.get(name);
  if (character !== undefined) {
    if (skip.characters > 0) skip.characters -= 1;
    else collector.text(character);
    return;
  }
  skip.characters = 0;
  writeText(reading);
  if (name === 'uc') {
    group.fallback = Math.min(Math.max(parameter ?? 1, 0), 20);
    return;
  }
  const fresh = group.fresh;
  group.fresh = false;
  if (fresh && openDestination(reading, name)) {
    reading.begun = name === 'creatim';
    return;
  }
  switch (group.destination) {
    case 'fonts':
      readFontWord(reading, name, parameter);
      return;
    case 'styles':
      readStyleWord(reading, name, parameter);
      return;
    case 'picture':
      if (reading.picture && /^(?:png|jpeg)blip$/.test(name)) reading.picture.kind = 'shown';
      return;
    case 'nowhere':
      if (reading.begun && parameter !== null && !reading.properties.begun.has(name))
        reading.properties.begun.set(name, parameter);
      return;
    default:
      readDocumentWord(reading, name, parameter);
  }
}

function openStyle({ styles, group }: Reading): void {
  styles.begin();
  group.onClose = () => styles.end();
}

function readFontWord({ fonts }: Reading, name: string, parameter: number | null): void {
  if (name === 'f') fonts.choose(parameter);
  else if (name === 'fcharset' && parameter !== null) fonts.charset(parameter);
  else if (name === 'cpg' && parameter !== null) fonts.codePage(parameter);
}

function readStyleWord({ styles }: Reading, name: string, parameter: number | null): void {
  if (name === 's') styles.number(parameter);
  else if (name === 'cs' || name === 'ts' || name === 'ds') styles.number(null);
  else if (name === 'outlinelevel' && parameter !== null) styles.outline(parameter);
}
