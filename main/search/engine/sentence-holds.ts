import type { TextMatcher } from '../passages/text-matcher.ts';
import type { PhraseNode, QueryNode, WordNode } from '../query/query-tree.ts';

/** Whether a stretch of text in which these matchers found something holds all that the query asks of a text. */
export type HoldsAll = (found: ReadonlySet<number>) => boolean;

/**
 * The query read as a question to one sentence of the text. What it says of other fields, and conditions, choose among
 * articles and say nothing to a sentence; so do exclusions, which the article has met. Null when nothing is left.
 *
 * @param matchers Those that `evaluateQuery` made of the same query.
 */
export function createHoldsAll(root: QueryNode | null, matchers: readonly TextMatcher[]): HoldsAll | null {
  return root === null ? null : visit(root, matchers);
}

function visit(node: QueryNode, matchers: readonly TextMatcher[]): HoldsAll | null {
  switch (node.kind) {
    case 'word':
    case 'phrase': {
      if (node.field !== null && node.field !== 'body') return null;
      const matcher = matchers.findIndex((one) => isOf(one, node));
      return matcher < 0 ? null : (found) => found.has(matcher);
    }
    case 'all': {
      const parts = partsOf(node.parts, matchers);
      return parts.length === 0 ? null : (found) => parts.every((holds) => holds(found));
    }
    case 'any': {
      const parts = partsOf(node.parts, matchers);
      return parts.length === 0 ? null : (found) => parts.some((holds) => holds(found));
    }
    case 'not':
    case 'where':
      return null;
  }
}

function partsOf(parts: readonly QueryNode[], matchers: readonly TextMatcher[]): HoldsAll[] {
  return parts.flatMap((part) => visit(part, matchers) ?? []);
}

function isOf(matcher: TextMatcher, node: WordNode | PhraseNode): boolean {
  if (matcher.field !== node.field) return false;
  if (node.kind === 'word')
    return (
      matcher.kind === 'word' && matcher.terms[0] === node.term && (matcher.prefix !== null) === node.prefix
    );
  return matcher.kind === 'phrase' && samePhrase(matcher.phrase, node);
}

function samePhrase(first: PhraseNode, second: PhraseNode): boolean {
  return (
    first.prefix === second.prefix &&
    first.slop === second.slop &&
    first.exact === second.exact &&
    first.tokens.length === second.tokens.length &&
    first.tokens.every(({ term }, at) => term === second.tokens[at]?.term)
  );
}
