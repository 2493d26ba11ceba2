/** Where a picture lies in the frame that shows it, zoomed and moved. Lengths in CSS px unless they are shares. */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface View {
  /** 1: the whole picture fits into the frame. */
  zoom: number;
  /** The place of the picture, as shares 0..1, in the middle of the frame. */
  centre: Point;
}

export interface Placed extends Size {
  left: number;
  top: number;
}

export const WHOLE: View = { zoom: 1, centre: { x: 0.5, y: 0.5 } };
export const MOST_ZOOM = 12;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

function zoomed(zoom: number, frame: Size, picture: Size): Size {
  const fit = Math.min(frame.width / picture.width, frame.height / picture.height) * zoom;
  return { width: picture.width * fit, height: picture.height * fit };
}

/** A view that shows no more of the table around the picture than it must. */
export function kept({ zoom, centre }: View, frame: Size, picture: Size): View {
  const within = clamp(zoom, 1, MOST_ZOOM);
  const size = zoomed(within, frame, picture);
  const along = (at: number, length: number, room: number) => {
    const half = room / 2 / length;
    return length <= room ? 0.5 : clamp(at, half, 1 - half);
  };
  return {
    zoom: within,
    centre: { x: along(centre.x, size.width, frame.width), y: along(centre.y, size.height, frame.height) },
  };
}

/** The picture's box in the frame. */
export function placed({ zoom, centre }: View, frame: Size, picture: Size): Placed {
  const size = zoomed(zoom, frame, picture);
  return {
    ...size,
    left: frame.width / 2 - centre.x * size.width,
    top: frame.height / 2 - centre.y * size.height,
  };
}

/** The place of the picture, as shares, under a point of the frame. */
export function placeUnder({ x, y }: Point, box: Placed): Point {
  return { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
}

/** Zooms by a factor, while the place under `point` of the frame stays there. */
export function zoomedAt(view: View, factor: number, point: Point, frame: Size, picture: Size): View {
  const zoom = clamp(view.zoom * factor, 1, MOST_ZOOM);
  const fixed = placeUnder(point, placed(view, frame, picture));
  const size = zoomed(zoom, frame, picture);
  const centre = {
    x: fixed.x - (point.x - frame.width / 2) / size.width,
    y: fixed.y - (point.y - frame.height / 2) / size.height,
  };
  return kept({ zoom, centre }, frame, picture);
}

/** Moves the picture with the pointer. */
export function movedBy(view: View, by: Point, frame: Size, picture: Size): View {
  const size = zoomed(view.zoom, frame, picture);
  const centre = { x: view.centre.x - by.x / size.width, y: view.centre.y - by.y / size.height };
  return kept({ ...view, centre }, frame, picture);
}

/** Moves only as far as it takes for a place (shares) to be seen. */
export function showing(view: View, place: Point, frame: Size, picture: Size): View {
  const size = zoomed(view.zoom, frame, picture);
  const reach = (at: number, from: number, room: number, length: number) => {
    const half = (room / 2 / length) * 0.9;
    return clamp(from, at - half, at + half);
  };
  const centre = {
    x: reach(place.x, view.centre.x, frame.width, size.width),
    y: reach(place.y, view.centre.y, frame.height, size.height),
  };
  return kept({ ...view, centre }, frame, picture);
}
