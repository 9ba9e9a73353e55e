/** A picture of the open article, as it is looked at alone. */
export interface Picture {
  element: HTMLImageElement;
  /** An address of our own. */
  source: string;
  /** What the file says of it, for those who do not see it. */
  alternative: string;
  caption: string;
}

/** Smaller ones are signs and ornaments. */
const smallest = 48;

export function readPicture(element: HTMLImageElement): Picture {
  const caption = element.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
  return {
    element,
    source: element.getAttribute('src') ?? '',
    alternative: (element.getAttribute('alt') ?? '').trim(),
    caption: caption.replace(/\s+/g, ' ').trim(),
  };
}

/** Those that are worth a look; they are marked so when they have come, and are reached by keyboard. */
export function zoomablePictures(root: HTMLElement): HTMLImageElement[] {
  return [...root.querySelectorAll<HTMLImageElement>('img[data-zoom]')];
}

/** Marks a picture that is there; one in a link to somewhere else is the link's. */
export function makeZoomable(image: HTMLImageElement): void {
  if (image.naturalWidth < smallest || image.naturalHeight < smallest) return;
  const link = image.closest('a[href]');
  if (link !== null && !leadsToPicture(link.getAttribute('href') ?? '')) return;
  image.dataset.zoom = 'true';
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  image.setAttribute(
    'aria-label',
    image.alt.trim() === '' ? 'Enlarge the picture' : `${image.alt.trim()}, enlarge`,
  );
}

/** Pages wrap a picture in a link to the same one, larger. */
function leadsToPicture(address: string): boolean {
  return /\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)(?:[?#]|$)/i.test(address);
}

/** In place of a picture that the library cannot show: says so, where nothing would be seen. */
export function sayDamaged(image: HTMLImageElement): void {
  if (image.dataset.broken !== undefined) return;
  image.dataset.broken = 'true';
  const said = image.ownerDocument.createElement('span');
  said.className = 'missing-image';
  said.dataset.damaged = 'true';
  said.setAttribute('role', 'img');
  said.setAttribute('aria-label', image.alt.trim());
  image.after(said);
}
