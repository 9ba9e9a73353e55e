import { useState } from 'react';

/** The text for the editor: as it was when it came, not as it is typed, else each letter would be put in twice. */
export function useGivenText(text: string | null, replaced: number): string | null {
  const [given, setGiven] = useState<{ text: string; replaced: number } | null>(null);
  if (text !== null && (given === null || given.replaced !== replaced)) setGiven({ text, replaced });
  return given?.text ?? null;
}
