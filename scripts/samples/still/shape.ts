import type { Material, Surface } from './surface';
import type { Ray, Vec } from './vector';

/** Nothing nearer than this is hit, scene units: it keeps a surface from shading itself. */
export const NEAR = 1e-3;

/** A solid the tracer can hit. */
export interface Shape {
  readonly min: Vec;
  readonly max: Vec;
  readonly material: Material;
  /** True for glass, which shadows only in part. */
  readonly clear?: boolean;
  /** Distance along the ray to the first hit between NEAR and `far`, or Infinity. */
  hit(ray: Ray, far: number): number;
  /** Writes the outward unit normal at the surface's position. */
  normal(surface: Surface): void;
}
