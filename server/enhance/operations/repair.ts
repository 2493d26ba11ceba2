/** Noise, grain, compression and slight blur, tile by tile; then tones, from the statistics of the whole picture. */
import type { Raster } from '@/server/media/pixels/raster';
import type { Restoration } from '../operations';
import type { StepFacts } from './facts';
import type { NetworksOf } from './networks';
import { fillFrame, restorerOf, strides } from './pixels/frames';
import { reduce } from './pixels/reduced';
import { overTiles } from './pixels/tiled';
import type { RestoreTools } from './pixels/tools';
import { TINT_SIDE, tintOf } from './tint';
import { applyToning, TONE_SIDE, toningFor, type Toning } from './tone';

async function toningOf(raster: Raster): Promise<Toning> {
  const tint = tintOf(await reduce(raster, TINT_SIDE));
  return toningFor(await reduce(raster, TONE_SIDE), tint !== 'coloured');
}

/** Cleans `source` into `target`, which is of the same kind. */
export async function clean(
  source: Raster,
  target: Raster,
  { strength, tone }: Extract<Restoration, { kind: 'repair' }>,
  { repair }: NetworksOf['repair'],
  tools: RestoreTools,
): Promise<StepFacts> {
  const network = restorerOf(repair);
  const toning = tone ? await toningOf(source) : undefined;
  const { channels } = source;
  await overTiles(
    {
      ...{ picture: source, network, onProgress: tools.tell },
      load: ({ seen, frame }, input) => {
        const patch = { rect: seen, channels, bytes: source.read(seen) };
        fillFrame(patch, frame, network, input);
        return patch.bytes;
      },
      store: ({ part, seen, frame }, output, bytes) => {
        const { step, next } = strides(frame, network);
        const cleaned = new Uint8ClampedArray(part.width * part.height * channels);
        for (let y = 0, to = 0; y < part.height; y++) {
          const row = part.top - seen.top + y;
          for (let x = 0; x < part.width; x++, to += channels) {
            const column = part.left - seen.left + x;
            const from = (row * seen.width + column) * channels;
            const made = (row * frame.width + column) * step;
            for (let k = 0; k < 3; k++) {
              const own = bytes[from + k];
              cleaned[to + k] = own + strength * (255 * output[made + k * next] - own);
            }
            if (toning) applyToning(toning, cleaned, to);
            if (channels === 4) cleaned[to + 3] = bytes[from + 3];
          }
        }
        target.write(part, new Uint8Array(cleaned.buffer));
      },
    },
    tools,
  );
  return { networks: [repair.id], ...(toning ? { toned: toning.amount } : {}) };
}
