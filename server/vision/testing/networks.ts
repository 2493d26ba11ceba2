/** Small made-up networks that see and paint, whose answers can be worked out by hand. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constant, input, modelOf, node, output } from '@/server/inference/testing/onnx';
import { dataPath } from '@/server/platform/data-dir';

const SIDE = 32;
const FREE_PICTURE = [1, 3, 'h', 'w'];

/** Scores that are `weights` (a row of three for each class) times the mean red, green and blue of the picture. */
function meanColourScores(weights: readonly (readonly number[])[]): Uint8Array {
  const matrix = Float32Array.from(weights.flat());
  return modelOf(
    constant('weights', [weights.length, 3], matrix),
    node('ReduceMean', ['x'], 'mean', { axes: [2, 3], keepdims: 0 }),
    node('Gemm', ['mean', 'weights'], 'y', { transB: 1 }),
    input('x', [1, 3, SIDE, SIDE]),
    output('y', [1, weights.length]),
  );
}

/** Style 0 leaves the picture as it is, style 1 inverts it. */
function identityAndNegative(): Uint8Array {
  return modelOf(
    constant('gains', [2, 1, 1, 1], Float32Array.of(1, -1)),
    constant('offsets', [2, 1, 1, 1], Float32Array.of(0, 1)),
    node('Gather', ['gains', 'style'], 'gain', { axis: 0 }),
    node('Gather', ['offsets', 'style'], 'offset', { axis: 0 }),
    node('Mul', ['x', 'gain'], 'scaled'),
    node('Add', ['scaled', 'offset'], 'y'),
    input('x', FREE_PICTURE),
    input('style', [1], 'int64'),
    output('y', FREE_PICTURE),
  );
}

const named = (id: string) => ({ id, zh: `${id}·中文`, en: id });

/** Red is sunny, green rainy, blue snow; grey is cloudy. */
const WEATHER = {
  id: 'made-up-weather',
  task: 'weather',
  size: SIDE,
  classes: ['cloudy', 'rainy', 'snow', 'sunny'].map(named),
  temperature: 2,
  bytes: meanColourScores([
    [3, 3, 3],
    [-4, 8, -4],
    [-4, -4, 8],
    [8, -4, -4],
  ]),
};
const TAGS = {
  id: 'made-up-tags',
  task: 'tags',
  size: SIDE,
  classes: ['mountain', 'lotus', 'sea'].map((id) => ({ ...named(id), images: [`${id}·诗`], threshold: 0.6 })),
  bytes: meanColourScores([
    [5, 0, 0],
    [0, 5, 0],
    [0, 0, 5],
  ]),
};
const STYLE = {
  id: 'made-up-style',
  task: 'style',
  styles: ['plain', 'negative'].map(named),
  bytes: identityAndNegative(),
};

function installed({ bytes, ...entry }: { id: string; bytes: Uint8Array }, folder: string) {
  const file = `${entry.id}.onnx`;
  writeFileSync(path.join(folder, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...entry, file, sha256, bytes: bytes.length, licence: 'MIT' };
}

/** Drops the made-up networks into this test's DATA_DIR, where they take the place of the house's. */
export function dropInVision(): void {
  const folder = dataPath('models');
  mkdirSync(folder, { recursive: true });
  const models = [WEATHER, TAGS, STYLE].map((network) => installed(network, folder));
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: 1, models }));
}
