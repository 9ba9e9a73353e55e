import type { RowLayout } from './tables.ts';

/** The layout of rows, as words say it before the cells or after them. */
export interface RowReader {
  /** False for words that do not say it. */
  read(name: string, parameter: number | null): boolean;
  layout(): RowLayout;
}

/** No sheet of paper has more. */
const mostCells = 200;

export function createRowReader(): RowReader {
  let layout: RowLayout = { header: false, cells: [] };
  let leftward = false;
  let upward = false;
  return {
    layout: () => layout,
    read(name, parameter) {
      switch (name) {
        case 'trowd':
          layout = { header: false, cells: [] };
          leftward = upward = false;
          return true;
        case 'trhdr':
          layout.header = true;
          return true;
        case 'clmrg':
          leftward = true;
          return true;
        case 'clvmrg':
          upward = true;
          return true;
        case 'cellx':
          if (layout.cells.length < mostCells) layout.cells.push({ right: parameter ?? 0, leftward, upward });
          leftward = upward = false;
          return true;
        default:
          return false;
      }
    },
  };
}
