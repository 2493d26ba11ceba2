/** Vertical writing on a picture: columns from right to left, each character in the middle of its cell. */
import type { OverlayOptions } from 'sharp';
import { inkSheet } from '@/server/media/text/ink';
import { letterMask } from '@/server/media/text/lettering';

export interface Column {
  text: string;
  /** Middle of the column and top of its first cell, px. */
  x: number;
  y: number;
  /** Em of the characters, and distance from one to the next, px. */
  size: number;
  pitch: number;
  colour: readonly [number, number, number];
}

/** Overlays for columns; characters that the font lacks leave their cell empty. */
export async function columnOverlays(columns: readonly Column[]): Promise<OverlayOptions[]> {
  const cells = columns.flatMap((column) =>
    Array.from(column.text, (character, i) => ({
      ...column,
      character,
      middle: column.y + (i + 0.5) * column.pitch,
    })),
  );
  const overlays = await Promise.all(
    cells.map(async ({ character, x, middle, size, colour }) => {
      const mask = await letterMask({ text: character, size });
      if (!mask) return [];
      const { rgba, width, height } = await inkSheet(mask, { colour });
      return {
        input: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength),
        raw: { width, height, channels: 4 as const },
        left: Math.round(x - width / 2),
        top: Math.round(middle - height / 2),
      };
    }),
  );
  return overlays.flat();
}
