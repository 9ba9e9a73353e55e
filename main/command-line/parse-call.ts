import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Command, type GivenValues, type Options, UsageError } from './command.ts';

/** Every command takes these. */
export const commonOptions = {
  library: {
    type: 'string',
    value: 'DIR',
    help: 'the library; default: $CARREL_LIBRARY, the settings, the usual place',
  },
  json: { type: 'boolean', help: 'output for machines: one JSON object, or one a line' },
  help: { type: 'boolean', short: 'h', help: 'this text' },
} as const satisfies Options;

export interface ParsedCall {
  values: GivenValues;
  positionals: string[];
  library: string | null;
  json: boolean;
  help: boolean;
}

/** Throws UsageError for what does not fit the command's options. */
export function parseCall(command: Command, args: string[]): ParsedCall {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  const all: Options = { ...command.options, ...commonOptions };
  for (const [name, { type, multiple = false, short }] of Object.entries(all))
    options[name] = { type, multiple, ...(short !== undefined && { short }) };
  const parsed = parse(args, options);
  const { library, json, help, ...given } = parsed.values;
  const values: GivenValues = {};
  for (const [name, { type, multiple }] of Object.entries(command.options)) {
    const value = given[name];
    values[name] = type === 'boolean' ? value === true : multiple ? texts(value) : texts(value)[0];
  }
  return {
    values,
    positionals: parsed.positionals,
    library: texts(library)[0] ?? null,
    json: json === true,
    help: help === true,
  };
}

function parse(
  args: string[],
  options: NonNullable<ParseArgsConfig['options']>,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Node adds a lecture on arguments that begin with a dash; the first sentence says it.
    const [first = error.message] = error.message.split(/\. To specify|\n/);
    const sentence = first.endsWith('.') ? first : `${first}.`;
    const hint = sentence.startsWith('Unknown option')
      ? ' What begins with a dash and is no option stands after "--".'
      : '';
    throw new UsageError(sentence + hint);
  }
}

function texts(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string');
}
