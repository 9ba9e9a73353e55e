// Renders what is drawn in SVG (the icon, the pictures of the sample articles) into the files that are shipped. Run it
// by hand after changing a drawing: `npx node tools/render-drawings.mjs`. Needs a Chromium: CHROMIUM names it, else
// /usr/bin/chromium.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';

const resources = resolve(import.meta.dirname, '../resources');
const samples = join(resources, 'samples');
const literata = createRequire(import.meta.url).resolve(
  '@fontsource-variable/literata/files/literata-latin-standard-normal.woff2',
);
const literataItalic = literata.replace('-normal.woff2', '-italic.woff2');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // Chromium refuses its sandbox to root, and only to root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();

function fontFace(file, style) {
  const address = `data:font/woff2;base64,${readFileSync(file).toString('base64')}`;
  return `@font-face{font-family:'Literata Variable';font-style:${style};font-weight:200 900;src:url(${address})}`;
}
const fonts = `<style>${fontFace(literata, 'normal')}${fontFace(literataItalic, 'italic')}</style>`;

/** The drawing as bytes of a picture: drawn by the browser, then encoded by it. */
async function render(svgPath, width, height, type, quality) {
  const svg = readFileSync(join(resources, svgPath), 'utf8').replace(
    /<svg[^>]*>/,
    (open) => `${open}${fonts}`,
  );
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const encoded = await page.evaluate(
    async ([source, width, height, type, quality]) => {
      const image = new Image(width, height);
      image.src = source;
      await image.decode();
      // A font inside an image may arrive after its first decoding: paint twice, keep the second.
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0, width, height);
      await new Promise((settle) => setTimeout(settle, 300));
      context.clearRect(0, 0, width, height);
      context.drawImage(image, 0, 0, width, height);
      const blob = await canvas.convertToBlob({ type, quality });
      return Array.from(new Uint8Array(await blob.arrayBuffer()));
    },
    [source, width, height, type, quality],
  );
  return Buffer.from(encoded);
}

function asDataAddress(bytes, type) {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

/** Puts a picture where `pattern` finds the old one; fails when there is no such place. */
function embed(sample, pattern, replacement) {
  const path = join(samples, sample);
  const text = readFileSync(path, 'utf8');
  if (!pattern.test(text)) throw new Error(`${sample}: no place for the picture`);
  writeFileSync(path, text.replace(pattern, replacement));
}

const essayFiles = join(samples, 'a-desk-with-its-back-to-the-world_files');
writeFileSync(join(resources, 'icon.png'), await render('icon.svg', 1024, 1024, 'image/png'));
writeFileSync(join(resources, 'icon-512.png'), await render('icon.svg', 512, 512, 'image/png'));
writeFileSync(
  join(essayFiles, 'cloister-walk.png'),
  await render('drawings/cloister-walk.svg', 1200, 640, 'image/png'),
);
writeFileSync(
  join(essayFiles, 'light-on-the-desk.webp'),
  await render('drawings/light-on-the-desk.svg', 1200, 640, 'image/webp', 0.9),
);
const window = asDataAddress(
  await render('drawings/carrel-by-a-window.svg', 1200, 750, 'image/jpeg', 0.82),
  'image/jpeg',
);
embed('a-desk-with-its-back-to-the-world.html', /src="(PICTURE|data:[^"]*)"/, `src="${window}"`);
const profile = asDataAddress(
  await render('drawings/line-profile.svg', 1200, 640, 'image/webp', 0.9),
  'image/webp',
);
embed('the-mirror-train.md', /^\[profile\]: .*$/m, `[profile]: ${profile}`);
await browser.close();
