const mostWhileTyping = 4;
const mostUntyped = 8;

/**
 * Of the queries asked before, those worth offering: the newest where nothing is typed, else those in which every word
 * typed begins a word, and which say more than what is typed.
 */
export function recentQueries(history: readonly string[], typed: string): string[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return history.slice(0, mostUntyped);
  const found: string[] = [];
  for (const query of history) {
    if (query === typed.trim()) continue;
    const words = wordsOf(query);
    if (wanted.every((word) => words.some((one) => one.startsWith(word)))) found.push(query);
    if (found.length === mostWhileTyping) break;
  }
  return found;
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function fold(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}
