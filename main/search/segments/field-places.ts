import { GrowingNumbers } from './growing-numbers.ts';

/**
 * The places of a word in one article, field by field: `position << 3 | (words it stands for - 1)`, ascending. Used again
 * for article after article.
 */
export class FieldPlaces {
  private readonly fields: GrowingNumbers[] = [];

  /** @param fields A bit each. */
  clear(fields: number): void {
    for (let field = 0; fields >>> field !== 0; field++) this.listOf(field).length = 0;
  }

  /** After several terms were read one after the other. */
  sort(fields: number): void {
    for (let field = 0; fields >>> field !== 0; field++)
      if ((fields & (1 << field)) !== 0) this.of(field).sort();
  }

  of(field: number): Int32Array {
    const { values, length } = this.listOf(field);
    return values.subarray(0, length);
  }

  listOf(field: number): GrowingNumbers {
    const known = this.fields[field];
    if (known !== undefined) return known;
    const list = new GrowingNumbers(64);
    this.fields[field] = list;
    return list;
  }
}
