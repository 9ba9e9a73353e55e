/**
 * Where a term stands in an article while it is being indexed: field, position among the words of the field, and how many
 * words it stands for, packed into one small integer.
 */
const fieldShift = 26;
const positionShift = 3;
/** Words beyond are found and counted; they only lose their place in phrases. */
const lastPosition = (1 << (fieldShift - positionShift)) - 1;
const positionAndSpan = (1 << fieldShift) - 1;

export function packPlace(field: number, position: number, span: number): number {
  return (
    (field << fieldShift) | (Math.min(position, lastPosition) << positionShift) | (Math.min(span, 8) - 1)
  );
}

export function fieldOf(place: number): number {
  return place >>> fieldShift;
}

/** `position << 3 | (words it stands for - 1)`, as postings give it. */
export function withinField(place: number): number {
  return place & positionAndSpan;
}

export function positionOf(place: number): number {
  return (place & positionAndSpan) >>> positionShift;
}

export function spanOf(place: number): number {
  return (place & ((1 << positionShift) - 1)) + 1;
}
