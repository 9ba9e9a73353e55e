/** What a plain text consists of, once its layout is understood. Inside `text`, a newline is a line break that was meant. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; start: number; items: string[] }
  | { kind: 'quote'; blocks: Block[] }
  /** Aligned by hand: every space counts. */
  | { kind: 'pre'; text: string }
  | { kind: 'rule' };
