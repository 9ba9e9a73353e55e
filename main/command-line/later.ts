import { type Command, defineCommand } from './command.ts';

/** Commands that have their name and no body yet: they say so instead of "unknown". */
export function comesLater(name: string, usage: string, summary: string): Command {
  return defineCommand({
    name,
    usage,
    summary: `${summary} (comes later)`,
    options: {},
    examples: [`carrel ${name}`],
    async run({ tell }) {
      tell(
        `"${name}" comes later: this version cannot do it yet. The library is an open folder; its README.txt says how to read it.`,
      );
      return 1;
    },
  });
}
