import fc from 'fast-check';

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '(',
    ')',
    '-',
    'OR',
    'AND',
    'NOT',
    '*',
    ':',
    '~3',
    '«',
    '»',
    '“',
    '”',
    "'",
    '  ',
    '=',
    '..',
  ),
  fc.constantFrom(
    ...[
      'title:',
      'date:',
      'date:2020',
      'date:soon',
      'date:last-week',
      'is:starred',
      'is:annotated',
      'has:text',
    ],
    ...['sort:title', 'in:', 'tag:', 'words:>3', 'person:', 'person:Anna', 'added:<7d', 'foo:', 'lang:ru'],
  ),
  fc.constantFrom(
    'peace',
    'анти-война',
    'U.S.',
    '1,234',
    'ինչո՞ւ',
    '東京都',
    'O’Neill',
    '9.10.2023',
    'ไทยแลนด์',
    'e-mail',
  ),
  fc.string({ maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

/** Queries of operators, words and rubbish, as well as rubbish alone. */
export const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(piece, { maxLength: 20 })
    .chain((parts) =>
      fc
        .array(fc.constantFrom('', ' '), { minLength: parts.length, maxLength: parts.length })
        .map((gaps) => parts.map((part, at) => part + (gaps[at] ?? '')).join('')),
    ),
);
