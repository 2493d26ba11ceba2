/** Draws captchas: digits as wavering strokes over crossing lines, without any font of the machine. */
import { randomInt } from 'node:crypto';
import { sharp } from '@/server/media/pixels/sharp';

/** The size that document 003's clients lay out, in px. */
const SIZE = { width: 90, height: 40 };

/** A point of a stroke, in a box of 10 × 16 units. */
type Point = readonly [x: number, y: number];

/** Each digit as strokes through these points, written the way most people write them. */
const DIGITS: Readonly<Record<string, readonly (readonly Point[])[]>> = {
  '0': [
    [
      [5, 0],
      [1, 3],
      [0, 8],
      [1, 13],
      [5, 16],
      [9, 13],
      [10, 8],
      [9, 3],
      [5, 0],
    ],
  ],
  '1': [
    [
      [2, 4],
      [4, 2.5],
      [6, 0],
      [6, 8],
      [6, 16],
    ],
    [
      [2, 16],
      [6, 16],
      [10, 16],
    ],
  ],
  '2': [
    [
      [0, 4],
      [2, 1],
      [5, 0],
      [9, 1.5],
      [9.5, 5],
      [6, 10],
      [0, 16],
    ],
    [
      [0, 16],
      [5, 16],
      [10, 16],
    ],
  ],
  '3': [
    [
      [0.5, 1.5],
      [5, 0],
      [9, 2],
      [8.5, 6],
      [4.5, 7.5],
    ],
    [
      [4.5, 7.5],
      [9, 9],
      [10, 12.5],
      [6, 16],
      [0, 14.5],
    ],
  ],
  '4': [
    [
      [7, 0],
      [3.5, 6],
      [0, 11],
    ],
    [
      [0, 11],
      [5, 11],
      [10, 11],
    ],
    [
      [7.5, 5],
      [7.5, 11],
      [7.5, 16],
    ],
  ],
  '5': [
    [
      [9, 0],
      [5, 0],
      [1.5, 0],
    ],
    [
      [1.5, 0],
      [1, 4],
      [0.7, 7],
    ],
    [
      [0.7, 7],
      [5, 5.8],
      [9.5, 8.5],
      [9, 13.5],
      [5, 16],
      [0, 14.5],
    ],
  ],
  '6': [
    [
      [8.5, 0.5],
      [3.5, 3],
      [0.5, 9],
      [1.5, 14.5],
      [5, 16],
      [9.5, 13.5],
      [9, 9],
      [5, 7.5],
      [1, 10.5],
    ],
  ],
  '7': [
    [
      [0, 0],
      [5, 0],
      [10, 0],
    ],
    [
      [10, 0],
      [6.5, 7],
      [4, 16],
    ],
  ],
  '8': [
    [
      [5, 7.3],
      [1, 5],
      [1.5, 1.5],
      [5, 0],
      [8.5, 1.5],
      [9, 5],
      [5, 7.3],
      [0.3, 10.5],
      [1, 14.5],
      [5, 16],
      [9, 14.5],
      [9.7, 10.5],
      [5, 7.3],
    ],
  ],
  '9': [
    [
      [9, 5.5],
      [5, 8.5],
      [1, 7],
      [0.5, 3],
      [5, 0],
      [9, 2],
      [9.3, 7],
      [8, 12],
      [5, 16],
    ],
  ],
};

/** A random number from − to + `spread`. */
function waver(spread: number): number {
  return (randomInt(2001) / 1000 - 1) * spread;
}

function pick<T>(values: readonly T[], fallback: T): T {
  return values[randomInt(values.length)] ?? fallback;
}

/** A smooth line through points: quadratic curves that bend at a point and meet half-way to the next. */
function smooth(points: readonly Point[]): string {
  const written = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const [first = [0, 0], ...rest] = points;
  const legs = rest.map((point, index): string => {
    const next = rest[index + 1];
    if (!next) return `L${written(point)}`;
    return `Q${written(point)} ${written([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`;
  });
  return `M${written(first)}${legs.join('')}`;
}

const INKS = ['#1f3a5f', '#5a2d2d', '#2f4a2a', '#43325f', '#4a3a1f'];

/** One digit, turned, sheared and sized a little, in its own fifth of the picture. */
function digitStrokes(digit: string, place: number): string {
  const [turn, shear, size] = [waver(0.3), waver(0.25), 1.45 + waver(0.12)];
  const [left, top] = [14 + place * 20.5 + waver(2), 20 + waver(3)];
  const put = ([x, y]: Point): Point => {
    const [a, b] = [(x - 5 + waver(0.45)) * size * 0.82, (y - 8 + waver(0.45)) * size];
    const leaning = a + shear * b;
    return [
      left + leaning * Math.cos(turn) - b * Math.sin(turn),
      top + leaning * Math.sin(turn) + b * Math.cos(turn),
    ];
  };
  const ink = pick(INKS, '#333333');
  const strokes = (DIGITS[digit] ?? []).map((points) => `<path d="${smooth(points.map(put))}"/>`);
  return `<g stroke="${ink}" stroke-width="${(2.5 + waver(0.4)).toFixed(1)}">${strokes.join('')}</g>`;
}

/** Lines as thin as hair across everything: they join the digits for a machine and hardly bother a person. */
function crossingLine(): string {
  const heights = [0, 1, 2, 3].map((step): Point => [step * 30, 4 + randomInt(33)]);
  return `<path stroke="${pick(INKS, '#333333')}" stroke-width="${(0.9 + waver(0.2)).toFixed(1)}" d="${smooth(heights)}"/>`;
}

function speck(): string {
  return `<circle cx="${randomInt(SIZE.width)}" cy="${randomInt(SIZE.height)}" r="${(0.7 + waver(0.3)).toFixed(1)}" fill="${pick(INKS, '#333333')}" stroke="none"/>`;
}

/** A PNG of 90 × 40 px with these digits. */
export function drawCaptcha(digits: string): Promise<Buffer> {
  const { width, height } = SIZE;
  const repeated = (count: number, part: () => string) => Array.from({ length: count }, part).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#f4f1ea"/>
<g fill="none" stroke-linecap="round" stroke-linejoin="round">${repeated(25, speck)}${repeated(3, crossingLine)}
${[...digits].map(digitStrokes).join('')}</g></svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32, compressionLevel: 9 }).toBuffer();
}
