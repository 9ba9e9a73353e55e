import type { Id } from '../../contract/scalars.ts';

/** Where the open article shall go: to a highlight, or to words that stand in it. A new object goes there again. */
export type GoTo = { highlight: Id } | { text: string };
