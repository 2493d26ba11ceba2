/** What a network that restores might be for, by the shapes that its file names. */
import type { ConstantInput } from '../sessions';
import { NetworkRefusal } from './refusal';
import type { OnnxSummary, OnnxTensor } from './onnx-file';
import { checkLoadable, checkType, FLOAT, shown } from './signature';

/** The tasks, beside enlarging, for which an operator can add networks. */
export const ADDED_TASKS = ['face', 'matte', 'colour', 'repair'] as const;
export type AddedTask = (typeof ADDED_TASKS)[number];

const DOUBLE = 11;
/** Channels of input and output by task. */
const CHANNELS: Readonly<Record<AddedTask, { seen: readonly number[]; answered: number }>> = {
  face: { seen: [3], answered: 3 },
  matte: { seen: [3], answered: 1 },
  colour: { seen: [3, 1], answered: 2 },
  repair: { seen: [3], answered: 3 },
};

/** A network of one picture in and one answer of its size out, by its file's word. */
export interface RestorerSignature {
  input: string;
  output: string;
  channels: 1 | 3;
  /** Of the answer, where the file says. */
  answered?: number | undefined;
  /** How many outputs there are. */
  outputs: number;
  /** px of the only square that it takes; free when absent. */
  side?: number | undefined;
  /** Its second input, if it has one: a single number (CodeFormer's weight). */
  constant?: Omit<ConstantInput, 'value'> | undefined;
}

const isPicture = ({ shape }: OnnxTensor) => shape?.length === 4;
const isNumber = ({ shape = [], elementType }: OnnxTensor) =>
  (elementType === FLOAT || elementType === DOUBLE) &&
  (shape.length === 0 || (shape.length === 1 && (shape[0] === 1 || typeof shape[0] === 'string')));

/** Sizes of the picture that a network takes. */
function sizesOf({ shape }: OnnxTensor): Pick<RestorerSignature, 'channels' | 'side'> {
  const [batch, channels, height, width] = shape ?? [];
  if (typeof batch === 'number' && batch !== 1)
    throw new NetworkRefusal('shape', { shape: shown(shape ?? []) });
  if (typeof channels === 'number' && channels !== 1 && channels !== 3) {
    const last = width === 1 || width === 3;
    throw new NetworkRefusal(last ? 'layoutNhwc' : 'shape', { shape: shown(shape ?? []) });
  }
  const fixed = typeof height === 'number' || typeof width === 'number';
  if (fixed && height !== width)
    throw new NetworkRefusal('fixedSize', { width: width ?? '?', height: height ?? '?' });
  return { channels: channels === 1 ? 1 : 3, side: typeof height === 'number' ? height : undefined };
}

/** Throws `NetworkRefusal` with the first thing that is in the way of asking it about a picture. */
export function restorerSignature(summary: OnnxSummary): RestorerSignature {
  checkLoadable(summary);
  const { inputs, outputs } = summary;
  const [picture, ...otherPictures] = inputs.filter(isPicture);
  const others = inputs.filter((input) => input !== picture);
  const [second] = others;
  // Of several outputs the first counts: the others are what the network thought on its way.
  const [output] = outputs;
  const tooMany = otherPictures.length > 0 || others.length > 1 || (second && !isNumber(second));
  if (!picture || !output || tooMany) {
    const names = [...inputs, ...outputs].map(({ name }) => name);
    throw new NetworkRefusal('signature', {
      inputs: inputs.length,
      outputs: outputs.length,
      names: names.slice(0, 6).join(', '),
    });
  }
  for (const tensor of [picture, output]) checkType(tensor);
  const answered = output.shape?.length === 4 ? output.shape[1] : undefined;
  return {
    input: picture.name,
    output: output.name,
    ...sizesOf(picture),
    answered: typeof answered === 'number' ? answered : undefined,
    outputs: outputs.length,
    constant: second && {
      input: second.name,
      double: second.elementType === DOUBLE,
      scalar: second.shape?.length === 0,
    },
  };
}

/**
 * What a network is for: the operator's word, or what its channels say; of those that answer pictures, one for fixed
 * squares draws faces, any other repairs. Nothing where the file does not tell. Throws `NetworkRefusal` otherTask when
 * the operator's word cannot be true.
 */
export function taskOf(signature: RestorerSignature, said: AddedTask | undefined): AddedTask | undefined {
  const { channels, answered, side, constant } = signature;
  const fits = (task: AddedTask) =>
    CHANNELS[task].seen.includes(channels) &&
    (answered === undefined || CHANNELS[task].answered === answered) &&
    (constant === undefined || task === 'face') &&
    (side === undefined || task !== 'repair');
  if (said !== undefined) {
    if (fits(said)) return said;
    const seen = `${channels}→${answered ?? '?'} channels, ${side === undefined ? 'any size' : `${side} px`}`;
    throw new NetworkRefusal('otherTask', { task: said, seen });
  }
  return answered === undefined ? undefined : ADDED_TASKS.find(fits);
}

/** How many planes a network of a task answers. */
export const planesAnswered = (task: AddedTask): number => CHANNELS[task].answered;
