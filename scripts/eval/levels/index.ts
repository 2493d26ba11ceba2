/** `npm run eval -- levels`: shows for which inputs each noise level is the best choice. */
import { shippedModels, type Factor, type Style } from '../methods';
import { ProgressLine, publish } from '../report';
import { presentSets, refuseTrainedOn } from '../sets';
import { families, openColumns, type Family } from './columns';
import { measureFamily, type LevelFigures } from './measure';
import { familySection } from './report';

const PREFACE = [
  'Luma PSNR in dB, the best of each row in bold; made by `npm run eval -- levels`. The reduced picture gets Gaussian',
  'noise σ (in 1/255, on each channel), then one trip through JPEG, every second time with halved chroma (4:2:0), else',
  'without (4:4:4). All columns see the same inputs, at least 12 for each set: pictures of smaller sets come several',
  'times, degraded otherwise. Ranges are covered evenly.',
].join('\n');

async function measure(family: Family, warn: (line: string) => void): Promise<LevelFigures | undefined> {
  const sets = presentSets(family.style, warn);
  if (sets.length === 0) return undefined;
  refuseTrainedOn(sets, [...family.models.values()]);
  const progress = new ProgressLine();
  const columns = await openColumns(family);
  try {
    return await measureFamily(family, columns, sets, progress);
  } finally {
    progress.done();
    await Promise.all(columns.map((column) => column.release()));
  }
}

/** Measures every family of levels (or those of one style or scale), and publishes when nothing was left out. */
export async function evaluateLevels(only: {
  style?: Style | undefined;
  scale?: Factor | undefined;
}): Promise<void> {
  const all = families(shippedModels());
  const wanted = all.filter(
    ({ style, scale }) => (only.style ?? style) === style && (only.scale ?? scale) === scale,
  );
  let partial = wanted.length < all.length;
  const warn = (line: string) => {
    partial = true;
    process.stderr.write(`eval: ${line}\n`);
  };
  const figures: LevelFigures[] = [];
  for (const family of wanted) {
    const measured = await measure(family, warn);
    if (measured) figures.push(measured);
  }
  publish('levels', [PREFACE, ...figures.map(familySection)].join('\n\n'), figures, partial);
}
