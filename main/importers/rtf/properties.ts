/** What `\info` states. */
export interface RtfProperties {
  title: string;
  author: string;
  subject: string;
  keywords: string;
  /** Parts of the time when the document was begun: `yr`, `mo`, `dy`, `hr`, `min`. */
  begun: Map<string, number>;
}

export function createProperties(): RtfProperties {
  return { title: '', author: '', subject: '', keywords: '', begun: new Map() };
}

/** ISO 8601, without a zone as the format has none; undefined when it is not said. */
export function begunAt({ begun }: RtfProperties): string | undefined {
  const part = (name: string, least: number, most: number): string | null => {
    const value = begun.get(name);
    return value === undefined || value < least || value > most ? null : String(value).padStart(2, '0');
  };
  const [year, month, day] = [part('yr', 1981, 2099), part('mo', 1, 12), part('dy', 1, 31)];
  if (year === null || month === null || day === null) return undefined;
  const [hour, minute] = [part('hr', 0, 23), part('min', 0, 59)];
  return `${year}-${month}-${day}${hour === null || minute === null ? '' : `T${hour}:${minute}:00`}`;
}
