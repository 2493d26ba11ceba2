import { newPlane, type Picture } from '../core/picture';
import { seeded } from '../core/random';
import { paintBackdrop } from './backdrop';
import { type Ground, surveyGround } from './ground';
import { paintPine } from './pine';
import { paintRaft } from './raft';
import { paintReeds } from './reeds';
import { raiseTowers } from './terrain';
import type { Hour } from './times';
import { paintWater } from './water';

/** The lie of the land, shared by the pictures of all hours. */
export function surveyLandscape(width: number, height: number, seed: number): Ground {
  return surveyGround(width, height, raiseTowers(seeded(seed)));
}

/** The lake at one hour, in scene light. */
export function renderLandscape(ground: Ground, hour: Hour, seed: number): Picture {
  const land = newPlane(ground.width / 2, ground.height / 2);
  const picture = paintBackdrop(hour, ground, land);
  paintWater(picture, hour, land);
  paintRaft(picture, hour);
  paintReeds(picture, hour, seeded(seed + 1));
  paintPine(picture, hour, seeded(seed + 2));
  return picture;
}
