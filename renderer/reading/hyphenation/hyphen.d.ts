/** What Carrel uses of the package `hyphen`, which brings no types. */
declare module 'hyphen/hyphen.js' {
  interface Options {
    /** Text between `<` and `>` is left alone; otherwise all of it is text. */
    html?: boolean;
    minWordLength?: number;
    hyphenChar?: string;
  }
  /** Answers with a function that puts the hyphen character wherever a word may be divided. */
  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export default function createHyphenator(patterns: unknown, options?: Options): (text: string) => string;
}

declare module 'hyphen/patterns/*' {
  const patterns: unknown;
  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export default patterns;
}
