/** A seal (落款) with somebody's name: light characters cut into vermilion, as if pressed by hand. */
import { letterMask } from '@/server/media/text/lettering';
import { fractalNoise } from './noise';

export interface Seal {
  width: number;
  height: number;
  /** Straight RGBA, H×W×4. */
  rgba: Uint8Array;
}

const VERMILION = [178, 44, 34] as const;
/** Of the characters: the paper that would show through, light on any ground. */
const PAPER = [250, 243, 230] as const;
/** Characters of a column; names of more columns than three keep their first nine characters. */
const ROWS = { upTo2: 2, upTo4: 2, more: 3 } as const;
const MOST_CHARACTERS = 9;

/** Names in columns from right to left: 李白 in one, 光影之人 in two by two. */
export function sealColumns(name: string): string[][] {
  const characters = [...name.replace(/\s+/g, '')].slice(0, MOST_CHARACTERS);
  const { length } = characters;
  const rows = length <= 2 ? ROWS.upTo2 : length <= 4 ? ROWS.upTo4 : ROWS.more;
  const columns = Array.from({ length: Math.ceil(length / rows) }, (_, i) =>
    characters.slice(i * rows, (i + 1) * rows),
  );
  return columns;
}

/** How much of the pressed colour reached the paper at a point, 0..1: never quite all, less at the border. */
function pressed(x: number, y: number, side: { width: number; height: number }, radius: number): number {
  const inset = Math.min(x, y, side.width - 1 - x, side.height - 1 - y);
  const [cx, cy] = [
    Math.max(radius - x, x - (side.width - 1 - radius), 0),
    Math.max(radius - y, y - (side.height - 1 - radius), 0),
  ];
  const corner = radius - Math.hypot(cx, cy);
  const worn = fractalNoise((x / side.width) * 9, (y / side.height) * 9, 3, 5);
  const border = Math.min(
    1,
    Math.max(0, Math.min(inset, corner) - 1.2 * Math.max(0, worn) * radius * 0.5 + 1),
  );
  const speck = fractalNoise((x / side.width) * 34, (y / side.height) * 34, 2, 8);
  return border * (speck > 0.62 ? 0.55 : 0.95);
}

/** A seal about `unit` px for each character; null when nothing of the name can be drawn. */
export async function drawSeal(name: string, unit: number): Promise<Seal | null> {
  const columns = sealColumns(name);
  const masks = await Promise.all(
    columns.map((column) => Promise.all(column.map((text) => letterMask({ text, size: Math.round(unit) })))),
  );
  const drawn = masks
    .map((column) => column.filter((mask) => mask !== null))
    .filter((column) => column.length > 0);
  if (drawn.length === 0) return null;
  const rows = Math.max(...drawn.map((column) => column.length));
  const pad = unit * 0.28;
  const pitch = unit * 1.12;
  const width = Math.round(2 * pad + pitch * drawn.length);
  const height = Math.round(2 * pad + pitch * rows);
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      rgba.set(VERMILION, at);
      rgba[at + 3] = Math.round(255 * pressed(x, y, { width, height }, unit * 0.16));
    }
  }
  drawn.forEach((column, c) => {
    column.forEach((mask, r) => {
      // A column with fewer characters is spread over the whole height.
      const rowPitch = (pitch * rows) / column.length;
      const left = Math.round(width - pad - pitch * (c + 0.5) - mask.width / 2);
      const top = Math.round(pad + rowPitch * (r + 0.5) - mask.height / 2);
      for (let y = 0; y < mask.height; y++) {
        for (let x = 0; x < mask.width; x++) {
          if (top + y < 0 || top + y >= height || left + x < 0 || left + x >= width) continue;
          const at = ((top + y) * width + left + x) * 4;
          const cut = mask.alpha[y * mask.width + x] / 255;
          for (let k = 0; k < 3; k++) rgba[at + k] += (PAPER[k] - rgba[at + k]) * cut;
        }
      }
    });
  });
  return { width, height, rgba };
}
