import { create } from 'zustand';
import type { Id } from '../../contract/scalars.ts';

export interface SelectionState {
  /** The row that the arrows move from; -1 before any was. */
  active: number;
  activeId: Id | null;
  /** Articles chosen together; empty while only the active one counts. */
  selected: ReadonlySet<Id>;
  /** Where a range begins. */
  anchor: number;

  activate(index: number, id: Id | null): void;
  toggle(index: number, id: Id): void;
  replace(ids: Iterable<Id>, active?: { index: number; id: Id | null }): void;
  clear(): void;
  /** Another list: nothing is active and nothing chosen. */
  reset(): void;
}

const none: ReadonlySet<Id> = new Set();

export const useSelection = create<SelectionState>()((set) => ({
  active: -1,
  activeId: null,
  selected: none,
  anchor: -1,

  activate: (active, activeId) => set({ active, activeId, anchor: active, selected: none }),
  toggle: (index, id) =>
    set((state) => {
      // The first extra row joins the one that was active, as in every list of files.
      const selected = new Set(
        state.selected.size === 0 && state.activeId !== null ? [state.activeId] : state.selected,
      );
      if (!selected.delete(id)) selected.add(id);
      return { selected, active: index, activeId: id, anchor: index };
    }),
  replace: (ids, active) =>
    set({ selected: new Set(ids), ...(active && { active: active.index, activeId: active.id }) }),
  clear: () => set({ selected: none }),
  reset: () => set({ active: -1, activeId: null, anchor: -1, selected: none }),
}));
