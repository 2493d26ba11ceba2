/** Whether a file's versions, operators and signature are those of a network that can enlarge a picture. */
import { NetworkRefusal } from './refusal';
import type { OnnxSummary, OnnxTensor } from './onnx-file';

/** TensorProto.DataType by number. */
const TYPES: readonly string[] =
  'no tensor,float,uint8,int8,uint16,int16,int32,int64,string,bool,float16,double,uint32,uint64,complex64,complex128,bfloat16'.split(
    ',',
  );
export const FLOAT = 1;

/** A network of one picture in and one out, by its file's word. */
export interface Signature {
  input: string;
  output: string;
  channels: 1 | 3;
}

export const shown = (shape: readonly (number | string)[]) => shape.join('×');
const isColour = (size: number | string | undefined): size is 1 | 3 => size === 1 || size === 3;

/** 1 or 3; a free number of channels is taken for RGB. */
function channelsOf({ shape }: OnnxTensor): 1 | 3 {
  if (shape?.length !== 4) throw new NetworkRefusal('shape', { shape: shape ? shown(shape) : 'any shape' });
  const [batch, channels, height, width] = shape;
  if (!isColour(channels) && isColour(width)) throw new NetworkRefusal('layoutNhwc', { shape: shown(shape) });
  if (typeof batch === 'number' && batch !== 1) throw new NetworkRefusal('shape', { shape: shown(shape) });
  if (typeof channels === 'number' && !isColour(channels)) {
    throw new NetworkRefusal('shape', { shape: shown(shape) });
  }
  if (typeof height === 'number' || typeof width === 'number') {
    throw new NetworkRefusal('fixedSize', { width: width ?? '?', height: height ?? '?' });
  }
  return isColour(channels) ? channels : 3;
}

/** Throws `NetworkRefusal` externalData or unknownOperators. */
export function checkLoadable({ externalData, foreignOperators }: OnnxSummary): void {
  if (externalData) throw new NetworkRefusal('externalData');
  if (foreignOperators.length > 0) {
    throw new NetworkRefusal('unknownOperators', { operators: foreignOperators.slice(0, 5).join(', ') });
  }
}

/** Throws `NetworkRefusal` elementType. */
export function checkType({ name, elementType }: OnnxTensor): void {
  const type = TYPES[elementType] ?? `of type ${elementType}`;
  if (elementType !== FLOAT) throw new NetworkRefusal('elementType', { name, type });
}

/** Throws `NetworkRefusal` with the first thing that is in the way. */
export function checkSignature(summary: OnnxSummary): Signature {
  checkLoadable(summary);
  const { inputs, outputs } = summary;
  const [input, ...otherInputs] = inputs;
  const [output, ...otherOutputs] = outputs;
  if (!input || !output || otherInputs.length + otherOutputs.length > 0) {
    const names = [...inputs, ...outputs].map(({ name }) => name);
    throw new NetworkRefusal('signature', {
      inputs: inputs.length,
      outputs: outputs.length,
      names: names.slice(0, 6).join(', '),
    });
  }
  for (const tensor of [input, output]) checkType(tensor);
  return { input: input.name, output: output.name, channels: channelsOf(input) };
}
