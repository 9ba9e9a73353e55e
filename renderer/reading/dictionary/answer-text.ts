import type { DictionaryAnswer } from '../../../contract/dictionary-model.ts';

/** What is shown, as plain lines for the clipboard. */
export function answerAsText({ dictionaries, entries }: DictionaryAnswer): string {
  return entries
    .map(({ head, dictionary, senses }) => {
      const from = dictionaries.find(({ id }) => id === dictionary)?.name ?? '';
      let number = 0;
      const lines = senses.flatMap(({ part, blocks, examples }) => {
        number += 1;
        const lead = part === null ? '' : `${number}. (${part}) `;
        const words = blocks.map(
          ({ spans, depth }) => `${'  '.repeat(depth)}${spans.map(({ text }) => text).join('')}`,
        );
        return [`${lead}${words.join('\n')}`, ...examples.map((example) => `   “${example}”`)];
      });
      return [`${head} — ${from}`, ...lines].join('\n');
    })
    .join('\n\n');
}
