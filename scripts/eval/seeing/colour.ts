/** `npm run eval -- colour`: how near the colours come to the true ones, and how vivid they are. */
import { z } from 'zod';
import { publish } from '../report';
import { markdownTable } from '../tables';
import { percent } from './held';
import { metricsOf } from './recipe-metrics';

const PREFACE = [
  'Held-out pictures (every tenth file of each folder), 160 px, their lightness through the stored file: PSNR of a* and b* of all',
  'together beside that of grey, how many are nearer than grey, and Hasler–Süsstrunk colourfulness as a share of the true one;',
  'measured by `colour/export.py`, table made by `npm run eval -- colour`.',
].join('\n');
const figures = z.object({
  pictures: z.number(),
  abPsnr: z.number(),
  greyAbPsnr: z.number(),
  gainDb: z.number(),
  better: z.number(),
  colourfulness: z.number(),
});
const measured = z.object({ held: figures, byFolder: z.record(z.string(), figures) });

/** Tells the figures of the recipe. */
export function evaluateColour(): void {
  const { held, byFolder } = metricsOf('colour', measured);
  const rows = Object.entries({ all: held, ...byFolder }).map(([name, row]) => [
    name,
    String(row.pictures),
    row.abPsnr.toFixed(2),
    row.greyAbPsnr.toFixed(2),
    `+${row.gainDb.toFixed(2)}`.replace('+-', '−'),
    percent(row.better),
    percent(row.colourfulness),
  ]);
  const heads = ['folder', 'pictures', 'dB', 'grey, dB', 'gain, dB', 'nearer than grey', 'colourfulness'];
  publish('colour', [PREFACE, markdownTable(heads, rows)].join('\n\n'), { held, byFolder }, false);
}
