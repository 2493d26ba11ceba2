/** `npm run eval -- repair|scratch|defog`: how well old, noisy and hazy photographs are restored. */
import { z } from 'zod';
import { publish } from '../report';
import { markdownTable } from '../tables';
import { metricsOf } from './recipe-metrics';

const SETS = {
  bsds24: 'BSDS500, 24 files held out',
  kodak12: 'Kodak, every second picture',
  set14: 'Set14 without "bridge"',
};
const made = (what: string) =>
  `Measured by \`restore/export.py\` on the stored file, table made by \`npm run eval -- ${what}\`.`;

const repaired = z.object({
  sigma15: z.number(),
  sigma25: z.number(),
  sigma40: z.number(),
  jpeg20Y: z.number(),
  jpeg20GainY: z.number(),
  clean: z.number(),
});
const mask = z.object({
  held: z.object({ pictures: z.number(), iou: z.number(), precision: z.number(), recall: z.number() }),
});
const fill = z.object({
  held: z.object({ pictures: z.number(), psnrHole: z.number(), telea: z.number(), gain: z.number() }),
});
const defog = z.object({
  held: z.object({
    pictures: z.number(),
    psnr: z.number(),
    hazy: z.number(),
    darkChannel: z.number(),
    transmissionError: z.number(),
    clear: z.number(),
  }),
});

/** Noise, JPEG and clean pictures through the repair network. */
export function evaluateRepair(): void {
  const measured = metricsOf('repair', z.record(z.enum(['bsds24', 'kodak12', 'set14']), repaired));
  const rows = Object.entries(measured).map(([name, row]) => [
    SETS[name as keyof typeof SETS],
    ...[row.sigma15, row.sigma25, row.sigma40].map((db) => db.toFixed(2)),
    `${row.jpeg20Y.toFixed(2)} (${row.jpeg20GainY < 0 ? '−' : '+'}${Math.abs(row.jpeg20GainY).toFixed(2)})`,
    row.clean.toFixed(1),
  ]);
  const preface = [
    'PSNR in dB of whole pictures: colour after white noise of σ 15, 25 and 40 (rounded and clipped, as a file holds it; noise',
    `alone has about 24.6, 20.3 and 16.5), luma after JPEG 20 and what it gained, and clean pictures against themselves. ${made('repair')}`,
  ].join('\n');
  const heads = ['pictures', 'σ 15', 'σ 25', 'σ 40', 'JPEG 20, luma', 'clean'];
  publish('repair', [preface, markdownTable(heads, rows)].join('\n\n'), measured, false);
}

/** Finding and filling of damage. */
export function evaluateScratch(): void {
  const [found, filled] = [metricsOf('scratch-mask', mask).held, metricsOf('scratch-fill', fill).held];
  const preface = [
    'Damage of our own drawing on held-out pictures of 256 px. Finding: all pixels together, at a probability of one half. Filling:',
    `PSNR inside the holes, colour, beside Telea's method (OpenCV, radius 5). ${made('scratch')}`,
  ].join('\n');
  const rows = [
    [
      'finding',
      String(found.pictures),
      `IoU ${found.iou.toFixed(3)}`,
      `precision ${found.precision.toFixed(3)}, recall ${found.recall.toFixed(3)}`,
    ],
    [
      'filling',
      String(filled.pictures),
      `${filled.psnrHole.toFixed(2)} dB`,
      `Telea ${filled.telea.toFixed(2)} dB`,
    ],
  ];
  publish(
    'scratch',
    [preface, markdownTable(['', 'pictures', 'result', 'beside it'], rows)].join('\n\n'),
    { found, filled },
    false,
  );
}

/** Synthetic haze taken away. */
export function evaluateDefog(): void {
  const { held } = metricsOf('defog', defog);
  const preface = [
    'Synthetic haze on held-out pictures of 256 px: PSNR in dB, colour, beside the hazy picture and the dark channel prior',
    `(He et al. 2009, our implementation); pictures without haze against themselves. ${made('defog')}`,
  ].join('\n');
  const heads = ['pictures', 'hazy', 'dark channel', 'this network', 'error of transmission', 'without haze'];
  const row = [held.pictures, held.hazy, held.darkChannel, held.psnr, held.transmissionError, held.clear].map(
    String,
  );
  publish('defog', [preface, markdownTable(heads, [row])].join('\n\n'), { held }, false);
}
