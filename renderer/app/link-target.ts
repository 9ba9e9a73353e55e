import type { CarrelLink } from '../../contract/carrel-link.ts';
import type { GoTo } from '../archive/go-to.ts';

/** Where in the article a link leads; undefined where it leads to the whole. */
export function goToOf(link: CarrelLink): GoTo | undefined {
  if (link.kind === 'note' || link.place === null) return undefined;
  return link.place.kind === 'highlight' ? { highlight: link.place.id } : { text: link.place.words };
}
