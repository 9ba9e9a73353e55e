export type { ReadyArticle, ReadyImage } from '../library/ready-article.ts';
