/** Holds what wants to pass while it is shut. */
export interface Gate {
  /** Settles at once while the gate is open, else when it is opened. */
  pass(): Promise<void>;
  shut(): void;
  open(): void;
}

export function createGate(): Gate {
  let opened: Promise<void> | null = null;
  let letPass = (): void => undefined;
  return {
    pass: () => opened ?? Promise.resolve(),
    shut() {
      opened ??= new Promise((resolve) => {
        letPass = resolve;
      });
    },
    open() {
      opened = null;
      letPass();
    },
  };
}
