import type { Picture } from '../core/picture';
import { seeded } from '../core/random';
import { drawBamboo } from './bamboo';
import { drawBridge } from './bridge';
import { drawCat } from './cat';
import { Pen } from './pen';
import { drawLotus } from './lotus';
import { drawScenery } from './scenery';
import { drawWall } from './wall';

/** Ink drawing with flat colours: a canal town, its bridge, and a cat on a garden wall. Display light, 4:3. */
export function renderDrawing(width: number, seed: number): Picture {
  const pen = new Pen(width);
  const random = seeded(seed);
  drawScenery(pen, random);
  drawBridge(pen);
  drawWall(pen, random);
  drawLotus(pen, random);
  drawCat(pen);
  drawBamboo(pen, random);
  return pen.picture;
}
