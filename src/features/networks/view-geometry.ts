/** What all panes show of the enlarged square, in px of the result. */
export interface Place {
  x: number;
  y: number;
}

const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(low, high));

/**
 * Where the corner of a result of `side` px lies in a pane of `width`×`height` CSS px when `centre` is in its
 * middle: never beyond an edge, and centred along a side that the result does not fill.
 */
export function cornerOf(
  centre: Place,
  { side, zoom, width, height }: { side: number; zoom: number; width: number; height: number },
): Place {
  const along = (middle: number, pane: number) => {
    const shown = side * zoom;
    if (shown <= pane) return Math.round((pane - shown) / 2);
    return 0 - Math.round(clamp(middle * zoom - pane / 2, 0, shown - pane));
  };
  return { x: along(centre.x, width), y: along(centre.y, height) };
}

/** A centre that every pane can show in its middle, or as near as it gets. */
export function kept(
  centre: Place,
  side: number,
  pane: { width: number; height: number },
  zoom: number,
): Place {
  const along = (middle: number, length: number) => {
    const half = Math.min(side, length / zoom) / 2;
    return clamp(middle, half, side - half);
  };
  return { x: along(centre.x, pane.width), y: along(centre.y, pane.height) };
}
