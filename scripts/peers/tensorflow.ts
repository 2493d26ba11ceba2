/** Turns frozen TensorFlow graphs that are one chain of layers (FSRCNN, ESPCN) into layers. */
import type { Layer } from '../lib/onnx/chain';
import { readFrozenGraph, type FrozenConstant, type FrozenNode } from './frozen-graph';

const ignored = (op: string) => op === 'Transpose' || op === 'Identity';

/** height × width × in × out as out × in × height × width. */
function turned({ shape: [height = 0, width = 0, input = 0, output = 0], values }: FrozenConstant) {
  const area = height * width;
  const result = new Float32Array(values.length);
  for (let at = 0; at < area; at++) {
    for (let i = 0; i < input; i++) {
      for (let o = 0; o < output; o++)
        result[(o * input + i) * area + at] = values[(at * input + i) * output + o] ?? 0;
    }
  }
  return { shape: [output, input, height, width] as const, values: result };
}

/** A graph with the ways from a node to those it feeds. */
class Graph {
  private readonly byName: ReadonlyMap<string, FrozenNode>;
  constructor(readonly nodes: readonly FrozenNode[]) {
    this.byName = new Map(nodes.map((node) => [node.name, node]));
  }

  fedBy({ name }: FrozenNode): FrozenNode[] {
    return this.nodes.filter(({ inputs }) => inputs.includes(name));
  }

  /** The one constant that a node takes, or undefined. */
  constantOf(node: FrozenNode): FrozenConstant | undefined {
    return node.inputs.map((input) => this.byName.get(input)?.constant).find(Boolean);
  }

  /** The single node with this operator that a node feeds. */
  next(node: FrozenNode, op: string): FrozenNode {
    const found = this.fedBy(node).filter((each) => each.op === op);
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`graph: ${node.name} feeds ${found.length} nodes ${op}`);
    return only;
  }
}

/** PReLU as it was written before TensorFlow had it: relu(x) + slope · (x − |x|) · 0.5. */
function prelu(graph: Graph, from: FrozenNode): { layer: Layer; last: FrozenNode } {
  const scaled = graph.next(graph.next(graph.next(from, 'Abs'), 'Sub'), 'Mul');
  const halved = graph.next(scaled, 'Mul');
  const last = graph.next(graph.next(from, 'Relu'), 'Add');
  const slopes = graph.constantOf(scaled)?.values;
  const half = graph.constantOf(halved)?.values;
  if (!slopes || half?.length !== 1 || half[0] !== 0.5 || !last.inputs.includes(halved.name))
    throw new Error(`graph: what follows ${from.name} is no PReLU`);
  return { layer: { kind: 'prelu', slopes }, last };
}

function convolution(graph: Graph, node: FrozenNode): Layer {
  const kernel = graph.constantOf(node);
  const plain = ['strides', 'dilations'].every((name) => node.lists.get(name)?.every((n) => n === 1) ?? true);
  if (
    !kernel ||
    !plain ||
    node.settings.get('padding') !== 'SAME' ||
    node.settings.get('data_format') !== 'NHWC'
  )
    throw new Error(`graph: ${node.name} is no plain convolution`);
  const [height = 0, width = 0] = kernel.shape;
  if (height !== width || height % 2 === 0) throw new Error(`graph: ${node.name} has an uneven border`);
  return { kind: 'convolution', kernel: turned(kernel), pad: (height - 1) / 2 };
}

function layer(graph: Graph, node: FrozenNode): Layer | undefined {
  switch (node.op) {
    case 'Conv2D':
      return convolution(graph, node);
    case 'Add':
    case 'AddV2':
    case 'BiasAdd': {
      const values = graph.constantOf(node)?.values;
      if (!values) throw new Error(`graph: ${node.name} adds no constant`);
      return { kind: 'bias', values };
    }
    case 'Relu':
      return { kind: 'relu' };
    case 'Tanh':
      return { kind: 'tanh' };
    case 'DepthToSpace':
      return { kind: 'depthToSpace', block: Number(node.settings.get('block_size')) };
    default:
      if (ignored(node.op)) return undefined;
      throw new Error(`graph: ${node.name} is a ${node.op}, which is not known`);
  }
}

/** A bias goes into the convolution before it: one node less for the engine. */
function folded(chain: Layer[]): Layer[] {
  return chain.reduce<Layer[]>((done, each) => {
    const before = done.at(-1);
    if (each.kind !== 'bias' || before?.kind !== 'convolution' || before.bias) return [...done, each];
    return [...done.slice(0, -1), { ...before, bias: each.values }];
  }, []);
}

/** The layers of a frozen graph from its placeholder to its end. Throws when the graph is no chain of known layers. */
export function readTensorflow(bytes: Uint8Array): Layer[] {
  const graph = new Graph(readFrozenGraph(bytes));
  const chain: Layer[] = [];
  let at = graph.nodes.find(({ op }) => op === 'Placeholder');
  if (!at) throw new Error('graph: no placeholder');
  for (;;) {
    const following = graph.fedBy(at);
    const [next] = following;
    if (!next) return folded(chain);
    if (following.some(({ op }) => op === 'Abs')) {
      const { layer: slopes, last } = prelu(graph, at);
      chain.push(slopes);
      at = last;
    } else if (following.length > 1) {
      throw new Error(`graph: ${at.name} feeds ${following.length} nodes`);
    } else {
      const found = layer(graph, next);
      if (found) chain.push(found);
      at = next;
    }
  }
}
