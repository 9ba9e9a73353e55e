import type { SQLInputValue } from 'node:sqlite';
import type { ArticleFilter } from '../../contract/model.ts';
import { foldText } from '../storage/fold-text.ts';

/** A condition over the table `articles` (as `a`) with its parameters. */
export interface Condition {
  sql: string;
  parameters: SQLInputValue[];
}

const scopes: Record<NonNullable<ArticleFilter['scope']>, string> = {
  all: 'a.trashed IS NULL',
  unread: "a.trashed IS NULL AND a.state = 'unread'",
  reading: "a.trashed IS NULL AND a.state = 'reading'",
  finished: "a.trashed IS NULL AND a.state = 'finished'",
  starred: 'a.trashed IS NULL AND a.starred = 1',
  annotated: `a.trashed IS NULL AND (EXISTS (SELECT 1 FROM highlights h WHERE h.article = a.key)
    OR EXISTS (SELECT 1 FROM notes n WHERE n.article = a.key AND n.removed IS NULL))`,
  trash: 'a.trashed IS NOT NULL',
};

/** The SQL of a filter: every given part must hold. */
export function filterCondition(filter: ArticleFilter): Condition {
  const conditions = [scopes[filter.scope ?? 'all']];
  const parameters: SQLInputValue[] = [];
  const add = (sql: string, parameter: SQLInputValue | undefined): void => {
    if (parameter === undefined) return;
    conditions.push(sql);
    parameters.push(parameter);
  };
  add(
    `EXISTS (SELECT 1 FROM article_collections c JOIN collections k ON k.key = c.collection
      WHERE c.article = a.key AND k.id = ?)`,
    filter.collection,
  );
  add(
    `EXISTS (SELECT 1 FROM article_tags t JOIN tags g ON g.key = t.tag WHERE t.article = a.key AND g.name_key = ?)`,
    filter.tag === undefined ? undefined : foldText(filter.tag),
  );
  add('a.source = ?', filter.source);
  add('a.place = ?', filter.place);
  add('a.language = ?', filter.language);
  add('a.import = ?', filter.import);
  add('a.published >= ?', filter.publishedFrom);
  // `2023` as an upper bound covers `2023-12-31T23:59`: everything that begins with it sorts below `2023~`.
  add('a.published < ?', filter.publishedTo === undefined ? undefined : `${filter.publishedTo}~`);
  return { sql: conditions.join(' AND '), parameters };
}
