import { row } from './figures.ts';

/** A row of the table of goals. `goal` and `measured` have the same unit. */
export interface Goal {
  name: string;
  /** At least this, or at most this. */
  goal: { least: number } | { most: number };
  measured: number | null;
  unit: string;
}

/** Prints for each goal what was measured, and whether it was reached or by how much it was missed. */
export function printGoals(goals: readonly Goal[]): void {
  row('goal', 'wanted', 'measured', '');
  for (const { name, goal, measured, unit } of goals) {
    const wanted = 'least' in goal ? `≥ ${goal.least} ${unit}` : `≤ ${goal.most} ${unit}`;
    if (measured === null) {
      row(name, wanted, 'not measured', '');
      continue;
    }
    row(name, wanted, `${shown(measured)} ${unit}`, verdict(goal, measured));
  }
}

function verdict(goal: Goal['goal'], measured: number): string {
  const [wanted, missed] =
    'least' in goal ? [goal.least, goal.least / measured] : [goal.most, measured / goal.most];
  if (missed <= 1) return 'reached';
  return `missed by ${shown(Math.abs(measured - wanted))} (${missed.toFixed(2)} ×)`;
}

function shown(value: number): string {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}
