import { matchAt, skip } from './match-at.ts';

export interface TimeOfDay {
  hour: number;
  minute: number;
  /** `Z` or `+04:00`; null when the text does not say. */
  zone: string | null;
}

// Letters that mean noon belong to no 24-hour clock; an hour alone ("at 2 pm") is too vague to be kept.
const lead = /(?:[ \t]*[,;|][ \t]*|[ \t]+|T)?(?:(?:at|в|ժամը|um|à)[ \t]+)?/y;
const clock = /(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d{1,6})?)?(?!\d)/y;
const noon = /[ \t]?([ap])\.?m\b\.?/iy;
const digits = /(\d{2})(\d{2})(?=[ \t]*(?:GMT|UTC))/y;
const offset = /[ \t]?\(?(?:GMT|UTC)?([+-−])(\d{1,2}):?(\d{2})?\)?/y;
const name = /[ \t]?\(?([A-ZМСКԵ]{1,4}|по мск|мск)\)?(?!\p{L})/uy;

const zones = new Map([
  ['Z', 'Z'],
  ['GMT', 'Z'],
  ['UTC', 'Z'],
  ['BST', '+01:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['EET', '+02:00'],
  ['EEST', '+03:00'],
  ['MSK', '+03:00'],
  ['МСК', '+03:00'],
  ['JST', '+09:00'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
]);

/** The time of day that follows a date which ends at `at`, or null. */
export function readTime(text: string, at: number): { value: TimeOfDay; end: number } | null {
  const start = skip(lead, text, at);
  if (start === at) return null;
  const match = matchAt(clock, text, start) ?? matchAt(digits, text, start);
  if (!match) return null;
  let end = start + match[0].length;
  let hour = Number(match[1]);
  const minute = Number(match[2]);
  const half = matchAt(noon, text, end);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half[1]?.toLowerCase() === 'p' ? 12 : 0);
    end += half[0].length;
  }
  if (hour > 23 || minute > 59) return null;
  const zone = readZone(text, end);
  return { value: { hour, minute, zone: zone?.value ?? null }, end: zone?.end ?? end };
}

function readZone(text: string, at: number): { value: string; end: number } | null {
  const numeric = matchAt(offset, text, at);
  if (numeric) {
    const [whole, sign, hours = '', minutes = '00'] = numeric;
    if (Number(hours) > 14 || Number(minutes) > 59) return null;
    return {
      value: `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`,
      end: at + whole.length,
    };
  }
  const named = matchAt(name, text, at);
  const value = named && zones.get((named[1] ?? '').replace('по ', '').toUpperCase());
  return named && value ? { value, end: at + named[0].length } : null;
}
