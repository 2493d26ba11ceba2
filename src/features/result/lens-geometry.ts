/** Everything in pixels of the result unless it says otherwise. */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Region extends Point, Size {}

export const TILE = 256;

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}

/** The part of a picture that a window of this size shows, centred where wanted but never beyond an edge. */
export function regionAround(centre: Point, pane: Size, picture: Size): Region {
  const width = Math.min(pane.width, picture.width);
  const height = Math.min(pane.height, picture.height);
  return {
    x: Math.round(clamp(centre.x - width / 2, 0, picture.width - width)),
    y: Math.round(clamp(centre.y - height / 2, 0, picture.height - height)),
    width,
    height,
  };
}

/** The tiles of a fixed grid that cover a region: a grid, so that neighbours come out of the browser's cache. */
export function tilesOver(region: Region): Point[] {
  const tiles: Point[] = [];
  const first = (start: number) => Math.floor(start / TILE) * TILE;
  for (let y = first(region.y); y < region.y + region.height; y += TILE) {
    for (let x = first(region.x); x < region.x + region.width; x += TILE) tiles.push({ x, y });
  }
  return tiles;
}

const STEPS: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow key moves the lens, or null for any other key. */
export function stepBy(key: string, far: boolean, from: Point, picture: Size): Point | null {
  const step = STEPS[key];
  if (!step) return null;
  const length = far ? 160 : 32;
  return {
    x: clamp(from.x + step.x * length, 0, picture.width),
    y: clamp(from.y + step.y * length, 0, picture.height),
  };
}
