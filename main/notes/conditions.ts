import type { SQLInputValue } from 'node:sqlite';

/** Conditions of a query with what stands for their question marks, in order. */
export interface Conditions {
  sql: string;
  parameters: SQLInputValue[];
}

/** Parts whose value is undefined ask for nothing. */
export function conditionsOf(
  parts: readonly (readonly [sql: string, ...values: (SQLInputValue | undefined)[]])[],
): Conditions {
  const sql: string[] = [];
  const parameters: SQLInputValue[] = [];
  for (const [condition, ...values] of parts) {
    const given = values.filter((value) => value !== undefined);
    if (given.length < values.length) continue;
    sql.push(condition);
    parameters.push(...given);
  }
  return { sql: sql.join(' AND '), parameters };
}
