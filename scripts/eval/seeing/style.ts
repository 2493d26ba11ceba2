/** `npm run eval -- style`: how near each style comes to its paintings, what it keeps, and how long it takes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { findSpecialist } from '@/server/inference/manifest';
import { sharp } from '@/server/media/pixels/sharp';
import { STYLE_SIDES } from '@/server/vision/constants';
import { stylise } from '@/server/vision/stylise';
import { publish } from '../report';
import { markdownTable } from '../tables';
import { metricsOf } from './recipe-metrics';

const SAMPLE = 'public/samples/still-life.jpg';
/** Runs that are timed; the first one, which loads the network, is not. */
const RUNS = 3;
const PREFACE = [
  'Distances on held-out pictures (Kodak, 320 px), as in training (SqueezeNet features), smaller is nearer: to the Gram',
  'matrices of the style’s pictures, in brackets that of the untouched photographs, and to the content of the photograph;',
  'measured by `style/export.py`, table made by `npm run eval -- style`.',
].join('\n');
const distances = z.record(
  z.string(),
  z.object({ style: z.number(), content: z.number(), untouched: z.number() }),
);

/** Seconds for a square picture of the largest side, median, decoding and encoding included. */
async function secondsAtFullSize(style: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guangying-eval-'));
  try {
    const [source, target] = [path.join(folder, 'source.png'), path.join(folder, 'target.jpg')];
    await sharp(SAMPLE).resize(STYLE_SIDES.max, STYLE_SIDES.max, { fit: 'cover' }).toFile(source);
    const { signal } = new AbortController();
    const times: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const began = performance.now();
      await stylise(
        { source, target, style, maxSide: STYLE_SIDES.max },
        { signal, onProgress: () => undefined },
      );
      if (run > 0) times.push((performance.now() - began) / 1000);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells the distances and times one style; all take the same time. */
export async function evaluateStyle(): Promise<void> {
  const { styles } = findSpecialist('style');
  const measured = metricsOf('style', distances);
  const rows = styles.map(({ id, zh, en }) => {
    const { style, content, untouched } = measured[id] ?? { style: NaN, content: NaN, untouched: NaN };
    const near = `${style.toFixed(3)} (${untouched.toFixed(3)})`;
    return [`\`${id}\``, `${zh} ${en}`, near, content.toFixed(2)];
  });
  const seconds = await secondsAtFullSize(styles[0]?.id ?? '');
  const table = markdownTable(['style', 'name', 'distance to the style', 'distance to the picture'], rows);
  const side = STYLE_SIDES.max;
  const pace = `A picture of ${side}×${side} px takes ${seconds.toFixed(1)} s, decoding and encoding included.`;
  publish('style', [PREFACE, table, pace].join('\n\n'), { measured, seconds }, false);
}
