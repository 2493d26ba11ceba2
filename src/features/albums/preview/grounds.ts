/** What lies behind titles, and what drifts through a film. */
import type { StoryboardView } from '@/server/albums/views';

type Pen = CanvasRenderingContext2D;

/** Far and faint to near and darker: where a crest lies, how it rises, and its ink. */
const RIDGES = [
  { at: 0.72, relief: 0.09, waves: 2.1, ink: 0.1 },
  { at: 0.8, relief: 0.07, waves: 3.2, ink: 0.14 },
  { at: 0.9, relief: 0.05, waves: 4.4, ink: 0.18 },
];

/** The paper of title cards with its ridges of washed ink. */
export function drawPaper(pen: Pen, { card }: StoryboardView, width: number, height: number): void {
  pen.fillStyle = card.paper;
  pen.fillRect(0, 0, width, height);
  for (const [i, { at, relief, waves, ink }] of RIDGES.entries()) {
    const wash = pen.createLinearGradient(0, (at - relief) * height, 0, height);
    wash.addColorStop(0, card.colour);
    wash.addColorStop(1, 'transparent');
    pen.fillStyle = wash;
    pen.globalAlpha = ink;
    pen.beginPath();
    pen.moveTo(0, height);
    for (let x = 0; x <= width; x += 4) {
      const along = (x / width) * waves * Math.PI;
      const rise =
        Math.sin(along + 2.1 * i) + 0.45 * Math.sin(2.7 * along + i) + 0.2 * Math.sin(6.1 * along + 3 * i);
      pen.lineTo(x, (at - (relief * rise) / 1.65) * height);
    }
    pen.lineTo(width, height);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

const fraction = (value: number) => value - Math.floor(value);
/** The same numbers for the same disc, without a store of them. */
const chance = (i: number, k: number) => fraction(Math.sin(i * 12.9898 + k * 78.233) * 43758.5453);

/** Snow and motes as they are `seconds` into the film. */
export function drawParticles(
  pen: Pen,
  { particles }: StoryboardView,
  seconds: number,
  width: number,
  height: number,
): void {
  if (!particles) return;
  const unit = Math.min(width, height);
  const { count, radius, fall, wind, sway, opacity, pulse, colour } = particles;
  pen.fillStyle = colour;
  for (let i = 0; i < count; i++) {
    const near = chance(i, 3) ** 2;
    const phase = chance(i, 4);
    const speed = (0.6 + 0.8 * near) * unit * seconds;
    const x =
      chance(i, 1) * width + wind * speed + Math.sin(2 * Math.PI * (phase + seconds * 0.15)) * sway * unit;
    const y = chance(i, 2) * height + fall * speed;
    const glow = pulse > 0 ? 0.5 - 0.5 * Math.cos(2 * Math.PI * (phase + seconds / pulse)) : 1;
    pen.globalAlpha = opacity * glow * (1 - 0.45 * near) * 0.8;
    pen.beginPath();
    pen.arc(
      fraction(x / width) * width,
      fraction(y / height) * height,
      unit * (radius[0] + (radius[1] - radius[0]) * near),
      0,
      7,
    );
    pen.fill();
  }
  pen.globalAlpha = 1;
}
