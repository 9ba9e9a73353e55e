/** A note may have 10 million characters; everything else together stays far below. */
const largestText = 12_000_000;
/** A selection of 100,000 articles is one array of as many ids. */
const mostValues = 250_000;
const deepest = 12;

/** Whether a value is plain JSON data of a bearable size. Looks no further than the first excess. */
export function withinBounds(value: unknown): boolean {
  let text = 0;
  let values = 0;
  const fits = (part: unknown, depth: number): boolean => {
    if (++values > mostValues || depth > deepest) return false;
    if (part === null || part === undefined || typeof part === 'boolean' || typeof part === 'number')
      return true;
    if (typeof part === 'string') {
      text += part.length;
      return text <= largestText;
    }
    if (Array.isArray(part)) return part.every((inner) => fits(inner, depth + 1));
    if (typeof part !== 'object') return false;
    const prototype: unknown = Object.getPrototypeOf(part);
    // Data from another realm has another Object: what counts is that nothing stands behind its prototype.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
    return Object.entries(part).every(([name, inner]) => {
      text += name.length;
      return text <= largestText && fits(inner, depth + 1);
    });
  };
  return fits(value, 0);
}
