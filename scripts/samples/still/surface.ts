/** What the light meets at a point: written by a material, read by the tracer. Colours are linear, [0, 1]. */
export interface Surface {
  /** Position, scene units. */
  x: number;
  y: number;
  z: number;
  /** Unit normal on the side of the ray; a material may tilt it to show fine relief. */
  nx: number;
  ny: number;
  nz: number;
  red: number;
  green: number;
  blue: number;
  /** Reflectance of the clear coat at normal incidence, [0, 1]; 0 for a matt surface. */
  coat: number;
  /** Spread of the coat's reflections, [0, 1]. */
  rough: number;
  /** Part of the light that passes through a thin sheet such as a petal, [0, 1]. */
  through: number;
  glass: boolean;
}

/** Gives the surface its colour and relief. */
export type Material = (surface: Surface) => void;

export function newSurface(): Surface {
  const none = { x: 0, y: 0, z: 0, nx: 0, ny: 1, nz: 0, red: 0, green: 0, blue: 0 };
  return { ...none, coat: 0, rough: 0, through: 0, glass: false };
}

/** Sets the colour; a shorthand for materials. */
export function paint(s: Surface, red: number, green: number, blue: number): void {
  s.red = red;
  s.green = green;
  s.blue = blue;
}

/** Tilts the normal down the slope of a relief (gradient gx, gy, gz, dimensionless) and makes it unit length. */
export function tilt(s: Surface, gx: number, gy: number, gz: number): void {
  // Only the part of the gradient along the surface may tilt it.
  const along = gx * s.nx + gy * s.ny + gz * s.nz;
  const x = s.nx - (gx - along * s.nx);
  const y = s.ny - (gy - along * s.ny);
  const z = s.nz - (gz - along * s.nz);
  const scale = 1 / Math.sqrt(x * x + y * y + z * z);
  s.nx = x * scale;
  s.ny = y * scale;
  s.nz = z * scale;
}
