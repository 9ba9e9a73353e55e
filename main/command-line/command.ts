import type { SettingsStore } from '../settings/settings-store.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';

/** What a command takes, as `util.parseArgs` wants it, with words for the help. */
export interface Option {
  type: 'string' | 'boolean';
  multiple?: boolean;
  short?: string;
  /** What stands for the value in the help: `--limit N`. */
  value?: string;
  help: string;
}
export type Options = Record<string, Option>;

export type Values<O extends Options> = {
  [K in keyof O]: O[K]['type'] extends 'boolean'
    ? boolean
    : O[K]['multiple'] extends true
      ? string[]
      : string | undefined;
};

/** What was given for each option, before a command's own table gives it a type. */
export type GivenValues = Record<string, string | boolean | string[] | undefined>;

export interface Call<O extends Options> {
  values: Values<O>;
  positionals: string[];
  /** Machine output: one JSON object, or one a line. */
  json: boolean;
  output: Output;
  /** Words for people beside the result, on stderr. */
  tell(line: string): void;
  /** Opens the library; it is closed when the command is over. A library that is not there is made only if asked. */
  open(options?: { create?: boolean }): Promise<Session>;
  /** Where the library lies. */
  libraryFolder: string;
  /** The folder of the built program. */
  entryFolder: string;
  settings(): SettingsStore;
  /** For a command that has something to bring to an end: the signal fires at the first Ctrl-C, which no longer kills. */
  interruptible(): AbortSignal;
}

/** A call as the parser makes it. */
export type GivenCall = Omit<Call<Options>, 'values'> & { values: GivenValues };

/** 0 all well · 1 could not do it · 2 wrong usage · 3 done, but some inputs failed · 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface Command {
  name: string;
  /** After the name: `PATH…`. */
  usage: string;
  summary: string;
  /** More to know, whole lines. */
  details: readonly string[];
  options: Options;
  examples: readonly string[];
  run(call: GivenCall): Promise<ExitCode>;
}

/** Ties the types of a command's options to the values that it gets. */
export function defineCommand<const O extends Options>(
  command: Omit<Command, 'run' | 'options' | 'details'> & {
    options: O;
    details?: readonly string[];
    run(call: Call<O>): Promise<ExitCode>;
  },
): Command {
  return {
    details: [],
    ...command,
    // The parser makes values by the same table of options, so that they have this shape.
    run: (call) => command.run({ ...call, values: call.values as Values<O> }),
  };
}

/** Wrong usage: told with a hint at the help, exit 2. */
export class UsageError extends Error {}

export function oneOf<const T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new UsageError(`--${name} is one of ${choices.join(', ')}; "${value}" is not.`);
  return found;
}

export function wholeNumber(
  name: string,
  value: string | undefined,
  least = 0,
  most = 1_000_000_000,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new UsageError(
      `--${name} is a whole number from ${least}${most < 1e9 ? ` to ${most}` : ''}; "${value}" is not.`,
    );
  return number;
}

export function exactly<N extends number>(
  positionals: string[],
  names: readonly string[] & { length: N },
): string[] {
  if (positionals.length === names.length) return positionals;
  const missing = names[positionals.length];
  throw new UsageError(
    missing === undefined
      ? `"${positionals[names.length]}" is one argument too many.`
      : `${missing} is missing.`,
  );
}
