/**
 * What an ONNX file says about itself, read by us before any engine sees it (field numbers: onnx/onnx.proto):
 * only what decides whether the file may be tried.
 */
import { z } from 'zod';
import { NetworkRefusal } from './refusal';
import { Malformed, Message } from './wire';

const tensor = z.object({
  name: z.string(),
  /** TensorProto.DataType; 0 where the value is no tensor. */
  elementType: z.number().int(),
  /** Fixed sizes as numbers, free ones as text; absent when the file does not say. */
  shape: z.array(z.union([z.number().int().positive(), z.string()])).optional(),
});
const summary = z.object({
  irVersion: z.number().int().positive(),
  opsets: z.array(z.object({ domain: z.string(), version: z.number().int().positive() })).min(1),
  /** `domain:Name` of the operators of foreign domains, each once. */
  foreignOperators: z.array(z.string()),
  /** Without those that only override an initializer (before IR 4 all of them were listed). */
  inputs: z.array(tensor),
  outputs: z.array(tensor),
  /** Whether the values of some tensor lie in another file. */
  externalData: z.boolean(),
  /** Numbers that were trained: elements of the initializers and constants that can be weights. */
  params: z.number().int().nonnegative(),
});

export type OnnxSummary = z.output<typeof summary>;
export type OnnxTensor = z.output<typeof tensor>;

/** Deeper than real networks nest If and Loop; a bound for files made to overrun the stack. */
const DEEPEST = 12;
/** DataTypes of weights: float, uint8 and int8 (quantised), float16, double, bfloat16. */
const WEIGHT_TYPES: readonly number[] = [1, 2, 3, 10, 11, 16];
/** Domains whose operators onnxruntime brings along. */
const KNOWN_DOMAINS: readonly string[] = ['', 'ai.onnx', 'com.microsoft'];

/** What is gathered over the graph, the graphs inside it and the functions. */
interface Gathered {
  foreign: Set<string>;
  externalData: boolean;
  params: number;
}

function gatherTensor(value: Message, gathered: Gathered): void {
  // `external_data` names the file, `data_location` 1 says that it counts; either is enough to refuse.
  if (value.has(13) || value.number(14) === 1) gathered.externalData = true;
  const sizes = value.numbers(1);
  if (sizes.length > 0 && WEIGHT_TYPES.includes(value.number(2) ?? 0)) {
    gathered.params += sizes.reduce((a, b) => a * b, 1);
  }
}

function gatherNode(node: Message, gathered: Gathered, depth: number): void {
  const domain = node.text(7);
  if (!KNOWN_DOMAINS.includes(domain)) gathered.foreign.add(`${domain}:${node.text(4)}`);
  for (const attribute of node.messages(5)) {
    for (const value of [...attribute.messages(5), ...attribute.messages(10)]) gatherTensor(value, gathered);
    for (const sparse of [...attribute.messages(22), ...attribute.messages(23)])
      gatherSparse(sparse, gathered);
    for (const graph of [...attribute.messages(6), ...attribute.messages(11)]) {
      gatherGraph(graph, gathered, depth + 1);
    }
  }
}

function gatherSparse(sparse: Message, gathered: Gathered): void {
  for (const value of [...sparse.messages(1), ...sparse.messages(2)]) gatherTensor(value, gathered);
}

function gatherGraph(graph: Message, gathered: Gathered, depth: number): void {
  if (depth > DEEPEST) throw new Malformed('graphs are nested too deep');
  for (const value of graph.messages(5)) gatherTensor(value, gathered);
  for (const sparse of graph.messages(15)) gatherSparse(sparse, gathered);
  for (const node of graph.messages(1)) gatherNode(node, gathered, depth);
}

/** A ValueInfoProto: name and, for a tensor, its element type and shape. */
function readTensor(value: Message): z.input<typeof tensor> {
  const [type] = value.messages(2).flatMap((kind) => kind.messages(1));
  const shape = type
    ?.messages(2)[0]
    ?.messages(1)
    .map((size, axis) => {
      const fixed = size.number(1);
      // Some exporters write 0 or −1 for a size that is free.
      return fixed !== undefined && fixed > 0 && Number.isSafeInteger(fixed)
        ? fixed
        : size.text(2) || `d${axis}`;
    });
  return { name: value.text(1), elementType: type?.number(1) ?? 0, ...(shape ? { shape } : {}) };
}

function summarise(model: Message): z.input<typeof summary> {
  const [graph] = model.messages(7);
  if (!graph || graph.messages(1).length === 0) throw new Malformed('there is no graph');
  const gathered: Gathered = { foreign: new Set(), externalData: false, params: 0 };
  gatherGraph(graph, gathered, 0);
  const functions = model.messages(25);
  for (const body of functions) {
    for (const node of body.messages(7)) gatherNode(node, gathered, 1);
  }
  const own = new Set(functions.map((body) => `${body.text(10)}:${body.text(1)}`));
  const initializers = new Set(graph.messages(5).map((value) => value.text(8)));
  return {
    irVersion: model.number(1) ?? 0,
    opsets: model.messages(8).map((set) => ({ domain: set.text(1), version: set.number(2) ?? 0 })),
    foreignOperators: [...gathered.foreign].filter((operator) => !own.has(operator)),
    inputs: graph
      .messages(11)
      .map(readTensor)
      .filter(({ name }) => !initializers.has(name)),
    outputs: graph.messages(12).map(readTensor),
    externalData: gathered.externalData,
    params: gathered.params,
  };
}

/** What people take for an ONNX file, by how it begins. */
const OTHERS: readonly { begins: RegExp; format: string }[] = [
  { begins: /^PK\x03\x04/, format: 'a ZIP archive or PyTorch checkpoint (.pth)' },
  { begins: /^\x80[\x02-\x05]/, format: 'a Python pickle or PyTorch checkpoint (.pth)' },
  { begins: /^.{8}\{"/s, format: 'a safetensors file' },
  { begins: /^.{4}TFL3/s, format: 'a TensorFlow Lite network' },
  { begins: /^.{4}ORTM/s, format: 'a network in onnxruntime’s own format (.ort)' },
  { begins: /^\x89HDF/, format: 'an HDF5 file (Keras)' },
  { begins: /^7767517\s/, format: 'an ncnn network (.param)' },
  { begins: /^version https:\/\/git-lfs/, format: 'a pointer of Git LFS instead of the file' },
  { begins: /^\s*<(!doctype|html)/i, format: 'a web page' },
];

/** A model begins with its IR version: field 1 and a small number. */
const beginsLikeOnnx = (bytes: Buffer) => bytes[0] === 8 && (bytes[1] ?? 0) > 0 && (bytes[1] ?? 0) < 128;

/** Reads the summary of a file. Throws `NetworkRefusal` otherFormat, notOnnx or damaged. */
export function readOnnx(bytes: Buffer): OnnxSummary {
  const head = bytes.toString('latin1', 0, 64);
  const other = OTHERS.find(({ begins }) => begins.test(head));
  if (other) throw new NetworkRefusal('otherFormat', { format: other.format });
  try {
    const parsed = summary.safeParse(summarise(new Message(bytes)));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
  throw new NetworkRefusal(beginsLikeOnnx(bytes) ? 'damaged' : 'notOnnx');
}
