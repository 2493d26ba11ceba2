/** Looking at a picture for what could be restored, in a thread of the worker. */
import { listSpecialists, findSpecialist } from '@/server/inference/manifest';
import type { AnswerTools } from '@/server/inference/rpc/procedure';
import { withNetwork } from '@/server/inference/sessions';
import { probePicture } from '@/server/media/pixels/probe';
import { sharp } from '@/server/media/pixels/sharp';
import { findFaces } from '@/server/vision/faces';
import { lookAt, onWhite } from '@/server/vision/look';
import type { SpecialTask } from '@/server/inference/manifest';
import { restorerOf } from '../operations/pixels/frames';
import { mapPlane, meanOf } from '../operations/pixels/plane';
import type { Reduced } from '../operations/pixels/reduced';
import type { RestoreTools } from '../operations/pixels/tools';
import { answerToPicture } from '../operations/pixels/whole';
import { damagedShare, findDamage, growDamage } from '../operations/scratch/damage';
import { EDGE, likelyDamage } from '../operations/scratch/find';
import { TINT_SIDE, tintOf } from '../operations/tint';
import { TONE_SIDE, toningFor } from '../operations/tone';
import { noiseOf } from './noise';
import { isPage } from './page';
import type { Findings } from './procedures';

const SENSITIVITY = 0.5;
/** Levels of noise that count as all there can be. */
const NOISIEST = 25;

/** The picture on white with the longer side at most `side` px. */
async function seen(picture: string, side: number): Promise<Reduced> {
  const { bytes, width, height } = await lookAt(picture, { side, fit: 'inside' });
  const colour = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let k = 0; k < 3; k++) colour[3 * i + k] = onWhite(bytes, 4 * i, k);
  }
  return { bytes: colour, width, height };
}

const installed = (task: SpecialTask) => listSpecialists().some((one) => one.task === task && one.default);

/** Finds what is damaged, and writes it as a picture to `mask`; nothing where there is no network for it. */
async function findScratches(
  picture: string,
  mask: string,
  tools: RestoreTools,
): Promise<Findings['damage']> {
  if (!installed('scratch-mask') || !installed('scratch-fill')) return null;
  const model = findSpecialist('scratch-mask');
  const reduced = await seen(picture, model.side);
  const damage = findDamage(await likelyDamage(reduced, restorerOf(model), tools), SENSITIVITY);
  const { width, height, data } = growDamage(damage, EDGE);
  await sharp(
    data.map((damaged) => 255 * damaged),
    { raw: { width, height, channels: 1 } },
  )
    .png()
    .toFile(mask);
  return { share: damagedShare(damage), width, height };
}

async function hazeOf(picture: string, tools: RestoreTools): Promise<number> {
  if (!installed('defog')) return 0;
  const model = findSpecialist('defog');
  const [clear] = await answerToPicture(await seen(picture, model.side), restorerOf(model), tools);
  return meanOf(mapPlane(clear, (value) => 1 - Math.min(1, Math.max(0, value))));
}

/** Throws `Refusal` as `lookAt`. */
export async function examine(
  { picture, mask }: { picture: string; mask: string },
  { signal, onProgress }: AnswerTools,
): Promise<Findings> {
  const goOn = () => signal.throwIfAborted();
  const tools: RestoreTools = {
    infer: async (model, buffers, width, height) => {
      await withNetwork(model, ({ runInto }) => runInto(buffers.output, buffers.input, width, height));
      return buffers;
    },
    goOn,
    tell: (fraction) => onProgress(0.7 * fraction),
  };
  const small = await seen(picture, TINT_SIDE);
  const tint = tintOf(small);
  const faded = toningFor(await seen(picture, TONE_SIDE), tint !== 'coloured').amount;
  const noise = Math.min(1, (await noiseOf(picture, await probePicture(picture))) / NOISIEST);
  goOn();
  const damage = await findScratches(picture, mask, tools);
  goOn();
  const haze = await hazeOf(picture, tools);
  goOn();
  const faces = installed('face-detect') ? await findFaces(picture) : [];
  const boxes = faces.map(({ x, y, width, height }) => ({ x, y, width, height }));
  onProgress(1);
  return { tint, page: isPage(small), damage, haze, noise, faded, faces: boxes };
}
