/** One thing that can be asked of the window: by key, in the palette, from a menu of the desktop. */
export interface Command {
  /** Stable: the `command` event names it. */
  id: string;
  title: string;
  group: CommandGroup;
  /** As tinykeys writes them; the first is the one that is shown. */
  keys: readonly string[];
  enabled: boolean;
  /** Whether its key means this here and now; where it does not, the key keeps its own meaning. */
  when?: () => boolean;
  /** Found by the palette under these words too. */
  words?: string;
  /** One of very many: the palette offers it only to who asks for it. */
  onlyAsked?: boolean;
  run: () => void;
}

export const commandGroups = ['List', 'Article', 'Reading', 'Go to', 'Window', 'Library'] as const;
export type CommandGroup = (typeof commandGroups)[number];
