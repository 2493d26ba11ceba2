import { type Ray, type Vec, add, aim, cross, subtract, times, unit } from './vector';

const EYE: Vec = [0.3, 3.5, 9.9];
const LOOK: Vec = [0.3, 1.74, 0];
/** Half the height of the view at unit distance: a lens of about 85 mm on full frame. */
const HALF = Math.tan((16.9 * Math.PI) / 180);
/** Distance in focus and radius of the lens opening, scene units. */
const FOCUS = 9.5;
const LENS = 0.045;

/** Thin-lens camera over an image of width×height pixels. */
export class Camera {
  private readonly forward = unit(subtract(LOOK, EYE));
  private readonly right = unit(cross(this.forward, [0, 1, 0]));
  private readonly up = cross(this.right, this.forward);

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** Ray through pixel position (x, y) from the point of the lens given by (p, q), both in [0, 1). */
  ray(ray: Ray, x: number, y: number, p: number, q: number): void {
    const a = ((x / this.width - 0.5) * 2 * HALF * this.width) / this.height;
    const b = (0.5 - y / this.height) * 2 * HALF;
    const r = LENS * Math.sqrt(p);
    const shift = add(
      times(this.right, r * Math.cos(2 * Math.PI * q)),
      times(this.up, r * Math.sin(2 * Math.PI * q)),
    );
    const target = times(add(this.forward, add(times(this.right, a), times(this.up, b))), FOCUS);
    const d = unit(subtract(target, shift));
    aim(ray, EYE[0] + shift[0], EYE[1] + shift[1], EYE[2] + shift[2], d[0], d[1], d[2]);
  }
}
