import { articleLink, noteLink, parseLink } from '../../contract/carrel-link.ts';
import type { Suggestion } from '../../contract/model.ts';
import type { LinkSuggestion } from '../../contract/note-model.ts';
import type { Command } from './command.ts';

export type PaletteItem =
  | { kind: 'command'; command: Command }
  | { kind: 'suggestion'; suggestion: Suggestion }
  | { kind: 'search'; text: string }
  /** Every sentence with it. */
  | { kind: 'quotations'; text: string }
  /** A note, or a highlight. */
  | { kind: 'written'; found: LinkSuggestion }
  | { kind: 'link'; link: string };

export interface PaletteGroup {
  value: string;
  items: PaletteItem[];
}

const mostCommands = 6;
const between = /[\s:,…]+/;

/**
 * What was found, what could be done, and in the end always the search itself. Nothing typed: what can be done. After `>`
 * only commands.
 */
export function paletteGroups(
  text: string,
  suggestions: readonly Suggestion[],
  commands: readonly Command[],
  written: readonly LinkSuggestion[] = [],
): PaletteGroup[] {
  const wanted = text.trim();
  if (wanted.startsWith('>'))
    return [
      {
        value: 'Commands',
        items: rankCommands(wanted.slice(1), commands).map((command) => ({ kind: 'command', command })),
      },
    ];
  if (parseLink(wanted) !== null) return [{ value: 'Link', items: [{ kind: 'link', link: wanted }] }];
  const offered = rankCommands(wanted, commands);
  const groups: PaletteGroup[] = [];
  if (suggestions.length > 0)
    groups.push({
      value: 'In the library',
      items: suggestions.map((suggestion) => ({ kind: 'suggestion', suggestion })),
    });
  if (wanted !== '' && written.length > 0)
    groups.push({
      value: 'Notes and highlights',
      items: written.map((found) => ({ kind: 'written', found })),
    });
  if (offered.length > 0) {
    const items = wanted === '' ? offered : offered.slice(0, mostCommands);
    const group = {
      value: 'Commands',
      items: items.map((command) => ({ kind: 'command' as const, command })),
    };
    // A command that was typed out is meant; near spellings in the library are only a guess.
    if (suggestions.some(({ label }) => beginsWords(label, wanted))) groups.push(group);
    else groups.unshift(group);
  }
  if (wanted !== '')
    groups.push({
      value: 'Search',
      items: [
        { kind: 'search', text: wanted },
        { kind: 'quotations', text: wanted },
      ],
    });
  return groups;
}

/** Every word typed begins a word of the title or its further words; titles that begin with the text come first. */
export function rankCommands(text: string, commands: readonly Command[]): Command[] {
  const words = wordsOf(text);
  const usable = commands.filter(({ enabled, id }) => enabled && id !== 'palette' && id !== 'dismiss');
  if (words.length === 0) return usable.filter(({ onlyAsked }) => onlyAsked !== true);
  const found = usable.flatMap((command) => {
    const title = fold(command.title);
    const all = `${title} ${fold(command.words ?? '')} ${fold(command.group)}`.split(between);
    if (!words.every((word) => all.some((one) => one.startsWith(word)))) return [];
    const rank = title.startsWith(words.join(' ')) ? 0 : words.every((word) => title.includes(word)) ? 1 : 2;
    return [{ command, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ command }) => command);
}

function beginsWords(label: string, typed: string): boolean {
  const inLabel = wordsOf(label);
  return wordsOf(typed).every((word) => inLabel.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(between)
    .filter((word) => word !== '');
}

function fold(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}

export function itemName(item: PaletteItem): string {
  switch (item.kind) {
    case 'command':
      return item.command.title;
    case 'suggestion':
      return item.suggestion.label;
    case 'written':
      return item.found.label;
    case 'link':
      return parseLink(item.link)?.kind === 'note'
        ? 'Go to the note of this link'
        : 'Go to the article of this link';
    case 'search':
      return `Search for “${item.text}”`;
    case 'quotations':
      return `Every sentence with “${item.text}”`;
  }
}

export function itemKey(item: PaletteItem): string {
  switch (item.kind) {
    case 'command':
      return `command ${item.command.id}`;
    case 'suggestion':
      return `${item.suggestion.kind} ${item.suggestion.target}`;
    case 'written':
      return `${item.found.target.kind} ${item.found.target.id}`;
    case 'search':
    case 'quotations':
    case 'link':
      return item.kind;
  }
}

/** The address under which a note or a highlight is gone to. */
export function linkOf({ target }: LinkSuggestion): string {
  if (target.kind === 'note') return noteLink(target.id);
  return target.kind === 'article' ? articleLink(target.id) : articleLink(target.article, target.id);
}
