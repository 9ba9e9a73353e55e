/** What a feed says, whatever its dialect. */
export interface Feed {
  title?: string;
  language?: string;
  /** Of the site, http or https. */
  address?: string;
  /** Of the feed as a whole; entries without their own take it. */
  authors: string[];
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** `guid`, `id`, `rdf:about`: anything its feed calls it. */
  identity?: string;
  address?: string;
  /** Plain text. */
  title?: string;
  /** Hostile html with absolute addresses where the feed says what they are relative to. */
  html: string;
  /** The html is a summary of a text that stands at the address. */
  summary?: boolean;
  /** ISO 8601. */
  published?: string;
  authors: string[];
  tags: string[];
  language?: string;
  /** Name of the feed that the entry was taken from by an aggregator. */
  source?: string;
  /** Recordings, films and pictures that belong to it and are elsewhere. */
  enclosures: Enclosure[];
}

export interface Enclosure {
  kind: 'image' | 'media';
  address: string;
}
