import type { z } from 'zod';
import { ArchiveError, toErrorReport } from './errors.ts';
import type { Reply } from './transport.ts';

type Table = Record<string, { input: z.ZodType; output: z.ZodType }>;

/** One function per method of a table: typed input in, output out, ArchiveError for what can be expected to fail. */
export type Handlers<T extends Table> = {
  [M in keyof T]: (
    input: z.output<T[M]['input']>,
  ) => z.output<T[M]['output']> | Promise<z.output<T[M]['output']>>;
};

export type Dispatch = (method: unknown, input: unknown) => Promise<Reply>;

/**
 * The gate every call from outside passes: the name must be an own key of the table, the input fit its schema (else
 * `bad-request` naming the field). Answers are the handlers' own and are not checked again; tests do that.
 *
 * @param onDefect gets what was thrown and is no ArchiveError, whole, for the log; the caller sees only `internal`.
 */
export function createDispatcher<T extends Table>(
  table: T,
  handlers: Handlers<T>,
  onDefect: (method: string, error: unknown) => void,
): Dispatch {
  return async (method, input) => {
    if (typeof method !== 'string' || !Object.hasOwn(table, method))
      return refusal(`There is no method "${String(method).slice(0, 100)}".`, 'method');
    const row = table[method];
    if (row === undefined) return refusal(`There is no method "${method}".`, 'method');
    const parsed = row.input.safeParse(input ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.join('.') ?? '';
      return refusal(
        `${method}: ${field === '' ? 'the input' : field}: ${issue?.message ?? 'does not fit'}`,
        field,
      );
    }
    try {
      const handler = handlers[method] as (input: unknown) => unknown;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      if (!(error instanceof ArchiveError)) onDefect(method, error);
      return { ok: false, error: toErrorReport(error) };
    }
  };
}

function refusal(message: string, field: string): Reply {
  return { ok: false, error: { code: 'bad-request', message, details: { field } } };
}
