/** The camera's height above the water, metres. */
export const EYE = 6;
/** Row of the horizon and focal length as parts of the picture's height and width. */
export const HORIZON = 0.6;
export const FOCAL = 1.02;

/** Unit direction through pixel position (x, y) of a width×height picture: right, up, ahead. */
export function direction(x: number, y: number, width: number, height: number): [number, number, number] {
  const a = (x - width / 2) / (FOCAL * width);
  const b = (HORIZON * height - y) / (FOCAL * width);
  const k = 1 / Math.sqrt(a * a + b * b + 1);
  return [a * k, b * k, k];
}
