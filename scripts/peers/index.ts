/**
 * Public networks to measure ours against. Their weights lie in `DATA/teachers`, as published; they are read into
 * ONNX bytes in memory, so that all networks run in the same engine, and are never stored or shipped.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { onnxChain } from '../lib/onnx/chain';
import { readNcnn } from './ncnn';
import { readTensorflow } from './tensorflow';

/**
 * A network ready for `InferenceSession.create(peer.onnx)`. It has one input and one output (take their names from
 * the session), float 1 × C × H × W in 0..1 to 1 × C × scale·H × scale·W, not clamped. C is 1 for `luma`
 * (full-range Y of BT.601) and 3 (sRGB) otherwise. Borders are the network's own affair: nothing needs padding.
 */
export interface Peer {
  name: string;
  scale: 2 | 3 | 4;
  luma: boolean;
  onnx: Uint8Array;
}

const teachers = (data: string, ...names: string[]) => path.join(data, 'teachers', ...names);

async function tensorflow(data: string, name: 'FSRCNN' | 'ESPCN', scale: Peer['scale']): Promise<Peer> {
  const layers = readTensorflow(await readFile(teachers(data, 'sr', `${name}_x${scale}.pb`)));
  return { name, scale, luma: true, onnx: onnxChain(layers, 1) };
}

/** FSRCNN (Dong et al. 2016) with the weights that OpenCV's users run (Saafke, Apache-2.0). */
export const fsrcnn = (data: string, scale: Peer['scale']) => tensorflow(data, 'FSRCNN', scale);

/** ESPCN (Shi et al. 2016), weights by fannymonori (Apache-2.0). */
export const espcn = (data: string, scale: Peer['scale']) => tensorflow(data, 'ESPCN', scale);

/** px that waifu2x's unpadded convolutions eat on each side of the input. */
const WAIFU2X_BORDER = 7;

/** waifu2x upconv_7 without noise removal (nagadomi, MIT), RGB ×2; its borders see the picture's edge repeated. */
export async function waifu2x(data: string, style: 'photo' | 'art'): Promise<Peer> {
  const stem = teachers(data, `waifu2x-upconv7-${style}`, 'scale2.0x_model');
  const layers = readNcnn(await readFile(`${stem}.param`, 'utf8'), await readFile(`${stem}.bin`));
  const onnx = onnxChain([{ kind: 'edge', pad: WAIFU2X_BORDER }, ...layers], 3);
  return { name: `waifu2x upconv_7 ${style}`, scale: 2, luma: false, onnx };
}

/** ACNet HDN level 0 (TianZerL, MIT), luma ×2, for drawings. */
export async function acnet(data: string): Promise<Peer> {
  return {
    name: 'ACNet',
    scale: 2,
    luma: true,
    onnx: await readFile(teachers(data, 'acnet', 'acnet_hdn0.onnx')),
  };
}
