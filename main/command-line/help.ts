import type { Command, Options } from './command.ts';
import { commonOptions } from './parse-call.ts';

export function commandHelp(command: Command): string {
  return [
    `Usage: carrel ${command.name} ${command.usage}`.trimEnd(),
    '',
    `${command.summary}.`,
    ...command.details,
    '',
    'Options:',
    ...optionLines({ ...command.options, ...commonOptions }),
    '',
    `Example${command.examples.length > 1 ? 's' : ''}:`,
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: carrel COMMAND [ARGUMENTS]',
    '',
    'Keeps articles in a library on this machine: import files, find anything in them, read, take notes.',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Options of every command:',
    ...optionLines(commonOptions),
    '',
    'Exit: 0 all well · 1 could not do it · 2 wrong usage · 3 done, but some inputs failed · 130 stopped by Ctrl-C.',
    '',
    'Example:',
    '  carrel import ~/Articles && carrel search "night train" --limit 5',
    '',
    'carrel COMMAND --help tells more.',
    '',
  ].join('\n');
}

function optionLines(options: Options): string[] {
  const named = Object.entries(options).map(([name, option]) => ({
    left: `  ${option.short === undefined ? '' : `-${option.short}, `}--${name}${option.value === undefined ? '' : ` ${option.value}`}`,
    help: option.help,
  }));
  const width = Math.max(...named.map(({ left }) => left.length));
  return named.map(({ left, help }) => `${left.padEnd(width)}  ${help}`);
}
