/** `npm run eval -- matte`: how well people and things are told from what is behind them. */
import { z } from 'zod';
import { publish } from '../report';
import { markdownTable } from '../tables';
import { metricsOf } from './recipe-metrics';

const PREFACE = [
  'Held-out pictures (every tenth file of each folder), as the product asks for them, before the guided filter: intersection',
  'over union at one half (mean, and what nine of ten reach), and the mean absolute error of alpha. Montages are held-out',
  'things and cut-outs before held-out backgrounds; portraits are heads and shoulders cut from the held-out people. Measured',
  'by `matte/export.py`, table made by `npm run eval -- matte`.',
].join('\n');
const figures = z.object({
  pictures: z.number(),
  iou: z.number(),
  iouTenth: z.number(),
  error: z.number(),
});
const measured = z.object({
  people: figures,
  portraits: figures,
  montages: figures,
  byFolder: z.record(z.string(), figures),
});

/** Tells the figures of the recipe. */
export function evaluateMatte(): void {
  const { people, portraits, montages, byFolder } = metricsOf('matte', measured);
  const rows = Object.entries({ people, ...byFolder, portraits, montages }).map(([name, row]) => [
    name,
    String(row.pictures),
    row.iou.toFixed(3),
    row.iouTenth.toFixed(3),
    row.error.toFixed(3),
  ]);
  const table = markdownTable(['pictures of', 'number', 'IoU', 'nine of ten above', 'error'], rows);
  publish('matte', [PREFACE, table].join('\n\n'), { people, portraits, montages, byFolder }, false);
}
