import { useEffect, useState } from 'react';

/** True once the condition has held for so long: what passes quickly is not worth telling. */
export function useAfter(condition: boolean, ms: number): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!condition) {
      setHeld(false);
      return;
    }
    const timer = window.setTimeout(() => setHeld(true), ms);
    return () => window.clearTimeout(timer);
  }, [condition, ms]);
  return condition && held;
}
