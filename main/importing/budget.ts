/** A limit on something that many share, such as files or bytes in flight. First come, first served. */
export interface Budget {
  /** Settles when the amount could be taken. More than all there is counts as all. */
  take(amount: number): Promise<void>;
  give(amount: number): void;
}

export function createBudget(capacity: number): Budget {
  const waiting: { amount: number; admit: () => void }[] = [];
  let left = capacity;
  const admitWaiting = (): void => {
    for (let first = waiting[0]; first && first.amount <= left; first = waiting[0]) {
      left -= first.amount;
      waiting.shift();
      first.admit();
    }
  };
  return {
    take: (amount) =>
      new Promise((admit) => {
        waiting.push({ amount: Math.min(amount, capacity), admit });
        admitWaiting();
      }),
    give(amount) {
      left += Math.min(amount, capacity);
      admitWaiting();
    },
  };
}
