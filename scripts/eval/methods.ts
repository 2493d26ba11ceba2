/** The ways of enlarging that one table compares. */
import path from 'node:path';
import { listModels, type Model } from '@/server/inference/manifest';
import { acnet, espcn, fsrcnn, waifu2x, type Peer } from '../peers';
import { CLASSIC } from './classic';
import { enlargeTo, fileOfModel, fileOfPeer, openNetwork, type NetworkFile } from './engine';
import type { Picture } from './plane';

export type Style = Model['style'];
export type Factor = Model['scale'];
/** What the tables call the pictures of a style. */
export const STYLE_TITLES: Readonly<Record<Style, string>> = { photo: 'Photographs', art: 'Art' };

export interface Method {
  name: string;
  /** Whose 8-bit variant this is. */
  int8Of?: string;
  enlarge(low: Picture): Promise<Picture> | Picture;
  release(): Promise<void>;
}

/** How a network reaches a factor that is not its own: `twice`, and `reduced` where that is too much. */
export function wayTo(scale: number, factor: number): { name: string; passes: number } {
  const passes = Math.ceil(Math.log(factor) / Math.log(scale) - 1e-9);
  const parts = [passes === 2 ? 'twice' : '', scale ** passes > factor ? 'reduced' : ''].filter(Boolean);
  return { name: parts.length > 0 ? `, ${parts.join(', ')}` : '', passes };
}

async function byNetwork(file: NetworkFile, factor: Factor, int8Of?: Model): Promise<Method> {
  const network = await openNetwork(file);
  const way = wayTo(file.scale, factor).name;
  return {
    name: file.name + way,
    ...(int8Of ? { int8Of: int8Of.id + way } : {}),
    enlarge: (low) => enlargeTo(network, low, factor),
    release: () => network.release(),
  };
}

/** Peers for a style: FSRCNN and ESPCN know every factor, the others double. */
function peersFor(data: string, style: Style, factor: Factor): Promise<Peer[]> {
  const general = [fsrcnn(data, factor), espcn(data, factor)];
  return Promise.all([...general, ...(style === 'art' ? [acnet(data)] : []), waifu2x(data, style)]);
}

/** The networks of the repository: what an operator dropped in has no place in the cards. */
export const shippedModels = (): Model[] =>
  listModels().filter((model) => path.dirname(model.path) === path.resolve('models'));

/**
 * Our networks that take out no noise, for a style and factor. Enlarging: those of the factor, doublings, and for
 * ×3 what is reduced from ×4. Super-resolution, which knows no style, goes with the photographs.
 */
export function entrants(models: readonly Model[], style: Style, factor: Factor): Model[] {
  const clean = models.filter(({ level }) => level === -1);
  const pure = clean.filter(({ task }) => style === 'photo' && task === 'superresolve');
  const direct = pure.filter(({ scale }) => scale === factor);
  const doubling = pure.filter(({ scale }) => scale === 2 && factor === 4);
  const reach = clean
    .filter((model) => model.task === 'upscale' && model.style === style)
    .filter(({ scale }) => scale === factor || scale === 2 || (factor === 3 && scale === 4));
  return [...(direct.length > 0 ? direct : doubling), ...reach];
}

/** Opens everything that a table of this style and factor compares; what cannot be opened is said through `warn`. */
export async function methodsFor(
  data: string,
  style: Style,
  factor: Factor,
  warn: (line: string) => void,
): Promise<{ methods: Method[]; models: Model[] }> {
  const classic = Object.entries(CLASSIC).map(([name, enlarge]): Method => ({
    name,
    enlarge: (low) => enlarge(low, factor),
    release: async () => {},
  }));
  const peers = await peersFor(data, style, factor).catch((error: Error) => {
    warn(`peers of ${style} ×${factor}: ${error.message}: skipped`);
    return [];
  });
  const models = entrants(shippedModels(), style, factor);
  const ours = models.flatMap((model) => [
    { file: fileOfModel(model), of: undefined },
    { file: fileOfModel(model, 'int8'), of: model },
  ]);
  const networks = await Promise.all([
    ...peers.map((peer) => byNetwork(fileOfPeer(peer), factor)),
    ...ours.flatMap(({ file, of }) => (file ? [byNetwork(file, factor, of)] : [])),
  ]);
  return { methods: [...classic, ...networks], models };
}
