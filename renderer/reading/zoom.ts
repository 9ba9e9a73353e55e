/** How a picture lies in its window: `scale` 1 fits it in whole; `x` and `y` move its middle off the window's, in pixels. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 };
const closest = 12;

/** The size at which a picture fits into the window; a small one is not blown up. */
export function fitted(picture: Size, room: Size): Size {
  if (picture.width === 0 || picture.height === 0) return { width: 0, height: 0 };
  const share = Math.min(1, room.width / picture.width, room.height / picture.height);
  return { width: picture.width * share, height: picture.height * share };
}

/** Nearer or farther by a factor; what lies at this point (from the window's middle) stays there. */
export function zoomAt(
  zoom: Zoom,
  factor: number,
  point: { x: number; y: number },
  fit: Size,
  room: Size,
): Zoom {
  const scale = Math.min(closest, Math.max(1, zoom.scale * factor));
  const change = scale / zoom.scale;
  return held(
    { scale, x: point.x - (point.x - zoom.x) * change, y: point.y - (point.y - zoom.y) * change },
    fit,
    room,
  );
}

export function panBy(zoom: Zoom, x: number, y: number, fit: Size, room: Size): Zoom {
  return held({ scale: zoom.scale, x: zoom.x + x, y: zoom.y + y }, fit, room);
}

/** No edge of the picture leaves an empty strip that need not be. */
function held({ scale, x, y }: Zoom, fit: Size, room: Size): Zoom {
  const across = Math.max(0, (fit.width * scale - room.width) / 2);
  const down = Math.max(0, (fit.height * scale - room.height) / 2);
  // Adding 0 makes no -0 of it.
  return { scale, x: clamp(x, across) + 0, y: clamp(y, down) + 0 };
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
