/**
 * What the interface may do, said in the headers of every one of its files: what comes from the build, and nothing
 * else. No inline styles either: React and the widgets set styles through the object model and the note editor adopts
 * its sheets, which no policy forbids. Strings cannot become markup or code (Trusted Types); the one policy named is
 * the sanitiser's own.
 */
export const interfacePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export const interfaceHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': interfacePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), payment=(), display-capture=()',
};

/**
 * The document that draws the pages of a PDF, in a frame of the interface: it may start one worker, that of PDF.js, and
 * keeps pictures and fonts of the file in memory. All else is as strict.
 */
export const pagesPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types carrel-pdf-worker',
].join('; ');
