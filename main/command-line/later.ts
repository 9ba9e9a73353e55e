import { type Command, defineCommand } from './command.ts';

/** Commands that have their name and no body yet: they say so instead of "unknown". */
export function comesLater(name: string, usage: string, summary: string): Command {
  return defineCommand({
    name,
    usage,
    summary: `${summary} (comes later)`,
    // Known already, so that a script hears "comes later" and not "unknown option".
    options: Object.fromEntries(
      ['format', 'filter', 'to'].map((option) => [
        option,
        { type: 'string', value: 'VALUE', help: 'comes later' } as const,
      ]),
    ),
    examples: [`carrel ${name}`],
    async run({ tell }) {
      tell(
        `"${name}" comes later: this version cannot do it yet. The library is an open folder; its README.txt says how to read it.`,
      );
      return 1;
    },
  });
}
