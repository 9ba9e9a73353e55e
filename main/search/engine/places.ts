/**
 * Where a term stands in an article: field, position among the words of the field, and how many words it stands for,
 * packed so that an entry is one small integer.
 */
const fieldShift = 26;
const positionShift = 3;
const spanMask = (1 << positionShift) - 1;
/** Words beyond are found and counted; they only lose their place in phrases. */
const lastPosition = (1 << (fieldShift - positionShift)) - 1;

export function packPlace(field: number, position: number, span: number): number {
  return (field << fieldShift) | (Math.min(position, lastPosition) << positionShift) | (span - 1);
}

export function fieldOf(place: number): number {
  return place >>> fieldShift;
}

export function positionOf(place: number): number {
  return (place & ((1 << fieldShift) - 1)) >>> positionShift;
}

export function spanOf(place: number): number {
  return (place & spanMask) + 1;
}
