/** The noise levels of one family of networks (a style and a scale), ready to be compared. */
import type { Model } from '@/server/inference/manifest';
import { bicubic } from '../classic';
import { fileOfModel, openNetwork } from '../engine';
import type { Style } from '../methods';
import type { Picture } from '../plane';

export interface Family {
  style: Style;
  scale: Model['scale'];
  /** By level: the default one where there are several. */
  models: ReadonlyMap<number, Model>;
}

/** The families of the manifest that have a level which takes out noise. */
export function families(models: readonly Model[]): Family[] {
  const found = new Map<string, Map<number, Model>>();
  for (const model of models.filter(({ task }) => task === 'upscale')) {
    const key = `${model.style} ${model.scale}`;
    const levels = found.get(key) ?? new Map<number, Model>();
    if (!levels.has(model.level) || model.default) levels.set(model.level, model);
    found.set(key, levels);
  }
  return [...found.values()].flatMap((levels) => {
    const sorted = new Map([...levels].sort(([a], [b]) => a - b));
    const [first] = sorted.values();
    if (!first || ![...sorted.keys()].some((level) => level >= 0)) return [];
    return [{ style: first.style, scale: first.scale, models: sorted }];
  });
}

export interface Column {
  name: string;
  /** The network's level; none for bicubic. */
  level?: number;
  /** Whether it is the 8-bit variant of that level. */
  int8?: boolean;
  enlarge(low: Picture): Promise<Picture> | Picture;
  release(): Promise<void>;
}

export const levelName = (level: number) => `level ${level < 0 ? `−${-level}` : level}`;

/** Bicubic, every level, and every level's 8-bit variant if there is one. */
export function openColumns({ models, scale }: Family): Promise<Column[]> {
  const smooth: Column = {
    name: 'bicubic',
    enlarge: (low) => bicubic(low, scale),
    release: async () => {},
  };
  const networks = [...models].flatMap(([level, model]) =>
    (['float', 'int8'] as const).map(async (variant): Promise<Column[]> => {
      const file = fileOfModel(model, variant);
      if (!file) return [];
      const int8 = variant === 'int8';
      return [{ name: levelName(level), level, int8, ...(await openNetwork(file)) }];
    }),
  );
  return Promise.all(networks).then((opened) => [smooth, ...opened.flat()]);
}
