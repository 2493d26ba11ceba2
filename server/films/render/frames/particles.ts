/** Snow, fireflies, petals: small soft discs that drift through a film. */
import { seededRandom } from '../../noise';
import { shortSide } from '../formats';
import { yuvOf, type Planes } from './planes';

/** Data of a template. Lengths are shares of the frame's short side, speeds shares of it in a second. */
export interface Drift {
  count: number;
  colour: readonly [number, number, number];
  radius: readonly [number, number];
  /** Downwards (negative rises) and to the right. */
  fall: number;
  wind: number;
  /** How far a disc swings to both sides. */
  sway: number;
  opacity: number;
  /** Seconds in which a disc glows and fades; 0: always there. */
  pulse: number;
}

interface Disc {
  x: number;
  y: number;
  radius: number;
  opacity: number;
}

const wrapped = (value: number, span: number) => ((value % span) + span) % span;

/** All discs at a time in seconds; x, y and radius in px. Near (large) ones fall faster. */
function discsAt(drift: Drift, seconds: number, frame: Planes): Disc[] {
  const random = seededRandom(20_261_121);
  const unit = shortSide(frame);
  return Array.from({ length: drift.count }, () => {
    const [startX, startY, near, phase] = [random(), random(), random() ** 2, random()];
    const radius = unit * (drift.radius[0] + (drift.radius[1] - drift.radius[0]) * near);
    const speed = unit * (0.6 + 0.8 * near);
    const swing = Math.sin(2 * Math.PI * (phase + seconds * (0.12 + 0.1 * startX)));
    const x = startX * frame.width + seconds * drift.wind * speed + swing * drift.sway * unit;
    const y = startY * frame.height + seconds * drift.fall * speed;
    const glow = drift.pulse ? 0.5 - 0.5 * Math.cos(2 * Math.PI * (phase + seconds / drift.pulse)) : 1;
    return {
      x: wrapped(x, frame.width + 2 * radius) - radius,
      y: wrapped(y, frame.height + 2 * radius) - radius,
      radius,
      opacity: drift.opacity * glow * (1 - 0.45 * near),
    };
  });
}

function drawDisc(
  { x, y, radius, opacity }: Disc,
  bytes: Uint8Array,
  width: number,
  height: number,
  colour: number,
): void {
  const [left, right] = [Math.max(0, Math.floor(x - radius)), Math.min(width - 1, Math.ceil(x + radius))];
  const [top, bottom] = [Math.max(0, Math.floor(y - radius)), Math.min(height - 1, Math.ceil(y + radius))];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const away = ((column - x) ** 2 + (row - y) ** 2) / radius ** 2;
      if (away >= 1) continue;
      const at = row * width + column;
      bytes[at] += (colour - bytes[at]) * opacity * (1 - away) ** 2;
    }
  }
}

/** Draws the particles as they are `seconds` into the film. */
export function drawParticles(drift: Drift, seconds: number, frame: Planes): void {
  const [y, u, v] = yuvOf(...drift.colour);
  for (const disc of discsAt(drift, seconds, frame)) {
    drawDisc(disc, frame.y, frame.width, frame.height, y);
    const half = { ...disc, x: disc.x / 2, y: disc.y / 2, radius: Math.max(disc.radius / 2, 1) };
    drawDisc(half, frame.u, frame.width / 2, frame.height / 2, u);
    drawDisc(half, frame.v, frame.width / 2, frame.height / 2, v);
  }
}
