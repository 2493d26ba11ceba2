/** The ways of enlarging that are compared. */
import type { Model } from '@/server/inference/manifest';
import { withNetwork } from '@/server/inference/sessions';
import { Scratch, fromPlanes, toPlanes } from '@/server/inference/tensors';
import { resample, type ResampleOptions } from '@/server/media/pixels/resample';
import type { Picture } from './metrics';
import { toBytes } from './sets';

export type Method = (low: Picture, scale: number) => Promise<Picture> | Picture;

function nearest({ data, width, height }: Picture, scale: number): Picture {
  const out = new Uint8Array(data.length * scale * scale);
  for (let y = 0, to = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++, to += 3) {
      const from = (Math.floor(y / scale) * width + Math.floor(x / scale)) * 3;
      out.set(data.subarray(from, from + 3), to);
    }
  }
  return { data: out, width: width * scale, height: height * scale };
}

function kernel(name: ResampleOptions['kernel']): Method {
  return (low, scale) => {
    const [width, height] = [low.width * scale, low.height * scale];
    const options = name ? { kernel: name } : {};
    return { data: toBytes(resample({ ...low, channels: 3 }, width, height, options)), width, height };
  };
}

/** One doubling by a network: the whole picture at once, which tiles equal bit for bit (pass.test.ts). */
async function doubled(model: Model, { data, width, height }: Picture): Promise<Picture> {
  const rect = { left: 0, top: 0, width, height };
  const large = { left: 0, top: 0, width: width * model.scale, height: height * model.scale };
  const planes = toPlanes({ rect, channels: 3, bytes: data }, rect, new Scratch());
  const bytes = new Uint8Array(large.width * large.height * 3);
  await withNetwork(model, async (network) => {
    fromPlanes(await network.run(planes, width, height), large, { rect: large, channels: 3, bytes }, large);
  });
  return { data: bytes, width: large.width, height: large.height };
}

/** ×2, and ×4 by two doublings, as the product does it. */
function network(model: Model): Method {
  return async (low, scale) => {
    let picture = low;
    while (picture.width < low.width * scale) picture = await doubled(model, picture);
    return picture;
  };
}

/** By name, worst expected first. */
export function methodsFor(models: readonly Model[]): Record<string, Method> {
  const classic = { nearest, bicubic: kernel('bicubic'), Lanczos3: kernel('lanczos3') };
  return { ...classic, ...Object.fromEntries(models.map((model) => [model.id, network(model)])) };
}
