/** A reduced picture through a network at once. */
import type { Size } from '@/src/lib/size-ratio';
import { fillFrame, frameOf, strides, type Restorer } from './frames';
import type { Plane } from './plane';
import type { Reduced } from './reduced';
import type { RestoreTools } from './tools';

/** What a network answers about a picture of a size, as planes of that size. */
export async function answerTo(
  size: Size,
  network: Restorer,
  fill: (frame: Size, input: Float32Array) => void,
  { infer }: Pick<RestoreTools, 'infer'>,
): Promise<Plane[]> {
  const frame = frameOf(size, network);
  const pixels = frame.width * frame.height;
  const input = new Float32Array(pixels * network.input.channels);
  fill(frame, input);
  const output = new Float32Array(pixels * network.output.channels);
  const answer = await infer(network, { input, output }, frame.width, frame.height);
  const { step, next } = strides(frame, network);
  return Array.from({ length: network.output.channels }, (_, channel) => {
    const data = new Float32Array(size.width * size.height);
    for (let y = 0, i = 0; y < size.height; y++) {
      for (let x = 0; x < size.width; x++, i++) {
        data[i] = answer.output[(y * frame.width + x) * step + channel * next];
      }
    }
    return { data, ...{ width: size.width, height: size.height } };
  });
}

/** What a network of colour pictures answers. */
export function answerToPicture(
  picture: Reduced,
  network: Restorer,
  tools: Pick<RestoreTools, 'infer'>,
): Promise<Plane[]> {
  const { width, height, bytes } = picture;
  const patch = { rect: { left: 0, top: 0, width, height }, channels: 3, bytes };
  return answerTo(picture, network, (frame, input) => fillFrame(patch, frame, network, input), tools);
}
