/** A quatrain as a picture: vertical, from right to left, on paper with a seal. */
import { z } from 'zod';
import { sharp } from '@/server/media/pixels/sharp';
import { columnOverlays, type Column } from './columns';

const LOOKS = {
  light: { paper: '#f6f1e6', edge: '#d9cfba', ink: [38, 34, 30], faint: [122, 110, 94] },
  dark: { paper: '#1b1a18', edge: '#3a352d', ink: [236, 228, 212], faint: [160, 148, 128] },
} as const;

const han = z.string().regex(/^\p{Script=Han}+$/u);
export const pictureWish = z.object({
  /** Four lines of five or seven characters, as `poem` has them. */
  lines: z.array(han.regex(/^(.{5}|.{7})$/u)).length(4),
  /** Stands small beside the poem. */
  title: z.union([han.max(10), z.literal('')]).default(''),
  look: z.enum(['light', 'dark']).default('light'),
});

const [WIDTH, HEIGHT] = [900, 1200];
const SEAL = { side: 64, colour: '#a8372c' } as const;
const SEAL_INK = [250, 240, 228] as const;

function columnsOf(lines: readonly string[], title: string, look: 'light' | 'dark'): Column[] {
  const long = (lines[0]?.length ?? 5) > 5;
  const [size, pitch, gap] = long ? [76, 104, 150] : [88, 128, 156];
  const height = (lines[0]?.length ?? 5) * pitch;
  const { ink, faint } = LOOKS[look];
  const right = WIDTH / 2 + 1.5 * gap;
  const y = (HEIGHT - height) / 2;
  const verse = lines.map((text, i) => ({ text, x: right - i * gap, y, size, pitch, colour: ink }));
  const small = { text: title, x: right + gap * 0.72, y: y + 6, size: 30, pitch: 40, colour: faint };
  return title === '' ? verse : [...verse, small];
}

/** PNG of 900×1200 px. The same wish makes the same bytes. */
export async function drawPoem({ lines, title, look }: z.output<typeof pictureWish>): Promise<Buffer> {
  const { paper, edge } = LOOKS[look];
  const columns = columnsOf(lines, title, look);
  const last = columns[3];
  const end = last ? last.y + last.pitch * lines[0].length : HEIGHT;
  const [sealX, sealY] = [
    Math.round((last?.x ?? 100) - SEAL.side / 2),
    Math.round(Math.min(end + 24, HEIGHT - 130)),
  ];
  const seal: Column = { text: '光影', x: sealX + 32, y: sealY + 4, size: 27, pitch: 28, colour: SEAL_INK };
  const frame = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
      `<rect x="36" y="36" width="${WIDTH - 72}" height="${HEIGHT - 72}" fill="none" stroke="${edge}" stroke-width="2"/>` +
      `<rect x="${sealX}" y="${sealY}" width="${SEAL.side}" height="${SEAL.side}" rx="7" fill="${SEAL.colour}"/></svg>`,
  );
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: paper } })
    .composite([{ input: frame }, ...(await columnOverlays([...columns, seal]))])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
