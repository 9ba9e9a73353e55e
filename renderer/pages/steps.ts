const steps = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5];

/** The next size up or down from any other. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const beyond =
    direction === 1 ? steps.find((step) => step > zoom * 1.02) : steps.findLast((step) => step < zoom / 1.02);
  return beyond ?? zoom;
}
