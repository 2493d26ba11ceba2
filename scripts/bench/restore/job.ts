/**
 * Child process of the benchmark of restoring: operations one after the other, as a task does them, with time and memory
 * of each as a JSON line. job.ts ORIGINAL FOLDER KIND,KIND…
 */
import path from 'node:path';
import { z } from 'zod';
import { KINDS } from '@/server/enhance/operations';
import type { StepFacts } from '@/server/enhance/operations/facts';
import { performOperation } from '@/server/enhance/operations/perform';
import { restorationWishes } from '@/server/enhance/operations/presets';
import { freeze } from '@/server/enhance/size';
import { probePicture } from '@/server/media/pixels/probe';
import { StageClock } from '../lib/stage-clock';

const [, , original = '', folder = '', list = ''] = process.argv;
const steps = z.array(z.enum(KINDS)).parse(list.split(','));
const picture = await probePicture(original);

const clock = new StageClock(({ name, ms, peakMb }) =>
  process.stderr.write(`bench: ${name} ${(ms / 1000).toFixed(1)} s, peak ${peakMb.toFixed(0)} MB\n`),
);
const facts: StepFacts[] = [];
let source = original;
for (const [ordinal, wish] of restorationWishes({ steps, type: 'landscape' }).entries()) {
  const operation = freeze(wish, picture);
  if (!operation) continue;
  clock.enter(operation.kind);
  const master = path.join(folder, `${operation.kind}.tif`);
  const made = await performOperation(operation, { source, master, workDir: folder, isMaster: ordinal > 0 });
  facts.push(made.facts);
  source = master;
}
clock.end();
process.stdout.write(`${JSON.stringify({ stages: clock.stages, facts })}\n`);
