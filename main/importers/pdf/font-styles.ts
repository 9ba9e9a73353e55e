import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Style } from './runs.ts';

/** Looks up how a font looks, by the name that PDF.js gave it. */
export interface FontStyles {
  /** To be awaited for each page before its fonts are asked for. */
  learn(page: PDFPageProxy, fonts: Readonly<Record<string, { fontFamily: string }>>): Promise<void>;
  of(font: string): Style;
}

const plain: Style = { bold: false, italic: false, mono: false };
/** A page whose drawing is that long costs more than its fonts' names are worth. */
const patienceMs = 3_000;

/**
 * Text comes without the names of its fonts; these are told only to who wants to draw the page. So the first page of each
 * font is prepared for drawing, which costs about as much as its text, and the others are not.
 */
export function createFontStyles(): FontStyles {
  const known = new Map<string, Style>();
  return {
    async learn(page, fonts) {
      const fresh = Object.keys(fonts).filter((font) => !known.has(font));
      if (fresh.length === 0) return;
      await withPatience(page.getOperatorList());
      for (const font of fresh)
        known.set(font, styleOf(nameOf(page, font), fonts[font]?.fontFamily === 'monospace'));
    },
    of: (font) => known.get(font) ?? plain,
  };
}

async function withPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    // A page that cannot be drawn still has its text.
    work.catch(() => null),
    new Promise((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    }),
  ]);
  clearTimeout(timer);
}

function nameOf(page: PDFPageProxy, font: string): string {
  if (!page.commonObjs.has(font)) return '';
  const facts: unknown = page.commonObjs.get(font);
  return typeof facts === 'object' && facts !== null && 'name' in facts ? String(facts.name) : '';
}

/** By the name alone: `ABCDEF+Literata-SemiBoldItalic`, `CMBX10`. What fonts declare of themselves is often wrong. */
export function styleOf(name: string, fallsBackToMono = false): Style {
  const bare = name.replace(/^[A-Z]{6}\+/, '');
  return {
    bold: /bold|black|heavy|[-,_ ]bd(?:it)?\b|semibd|^(?:CMBX|CMSSBX|SFBX|LMBX|NimbusRomNo9L-Medi|NimbusSanL-Bold)|[-](?:Demi|Medi)(?:Obl|Ital)?$/i.test(
      bare,
    ),
    italic: /ital|oblique|slanted|[-,_ ]it\b|^(?:CMTI|CMSL|SFTI|SFSL|CMBXTI|CMMI)/i.test(bare),
    mono: fallsBackToMono || /mono|courier|consol|typewriter|^(?:CMTT|SFTT|LMTT)/i.test(bare),
  };
}
