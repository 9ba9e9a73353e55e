import type { HighlightColour } from '../../../contract/annotation-model.ts';

/** `D:20240131120500+02'00'` as ISO 8601, as precise as it is; null where it is no date. */
export function pdfDate(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const parts =
    /^\s*(?:D:)?(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2})?'?(\d{2})?)?)?)?/.exec(
      value,
    );
  if (parts === null) return null;
  const [, year = '', month, day, hour, minute, second = '00', zone, zoneMinutes = '00'] = parts;
  if (Number(year) < 1970 || Number(year) > 2100) return null;
  if (month === undefined || !isBetween(month, 1, 12)) return year;
  if (day === undefined || !isBetween(day, 1, 31)) return `${year}-${month}`;
  const date = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(date))) return `${year}-${month}`;
  const timed =
    hour !== undefined && isBetween(hour, 0, 23) && isBetween(minute, 0, 59) && isBetween(second, 0, 59);
  if (!timed) return date;
  const offset = zone === undefined ? '' : zone === 'Z' ? 'Z' : `${zone}:${zoneMinutes}`;
  return `${date}T${hour}:${minute}:${second}${offset}`;
}

function isBetween(digits: string | undefined, low: number, high: number): boolean {
  const number = Number(digits);
  return number >= low && number <= high;
}

/** The nearest of the five colours, by hue; what has none is yellow. */
export function highlightColour(value: unknown): HighlightColour {
  if (!Array.isArray(value) && !(value instanceof Uint8ClampedArray)) return 1;
  const [red = 0, green = 0, blue = 0] = [...value].map(Number);
  const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  if (high - low < 25) return 1;
  const span = high - low;
  const turn =
    high === red
      ? ((green - blue) / span + 6) % 6
      : high === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  const hue = turn * 60;
  if (hue < 75 && hue >= 20) return 1;
  if (hue >= 75 && hue < 165) return 2;
  if (hue >= 165 && hue < 255) return 3;
  return hue >= 255 && hue < 300 ? 5 : 4;
}
