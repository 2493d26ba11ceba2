/** Whether a picture is a page of writing, where steps for photographs do harm: letters look like damage. */
import { luma, type Reduced } from '../operations/pixels/reduced';

/** Levels to each side of the commonest one that are still the same paper, as a share of the picture's range. */
const PAPER = 0.08;
/** Shares of the darkest and of the lightest px that do not count for the range. */
const STRAY = 0.005;
/** The paper's level at least: writing stands on light ground. */
const LIGHT = 110;
/** Share of a page that is bare. Of photographs one tone covers about a third, and seldom half. */
const BARE = 0.7;

/** Told from a picture of TINT_SIDE px. */
export function isPage({ bytes, width, height }: Reduced): boolean {
  const levels = Float32Array.from({ length: width * height }, (_, i) => luma(bytes, 3 * i)).sort();
  const at = (share: number) => levels[Math.floor(share * (levels.length - 1))] ?? 0;
  const near = Math.max(2, PAPER * (at(1 - STRAY) - at(STRAY)));
  let [paper, most] = [0, 0];
  // Windows of levels that begin at each px: both ends only ever move up.
  for (let from = 0, to = 0; from < levels.length; from++) {
    while (to < levels.length && levels[to] - levels[from] <= 2 * near) to++;
    if (to - from > most) [paper, most] = [levels[from] + near, to - from];
  }
  return paper >= LIGHT && most >= BARE * levels.length;
}
