/** `npm run eval -- tags`: the tags on held-out pictures with a known tag, as the product asks for them. */
import { z } from 'zod';
import { tagsOf } from '@/server/vision/tags';
import { publish } from '../report';
import { markdownTable } from '../tables';
import { heldFiles, percent } from './held';
import { metricsOf } from './recipe-metrics';

/** Folders all of whose pictures have one tag. */
const PLACES = {
  'colour/intel-scenes-150/train/buildings': 'city',
  'colour/intel-scenes-150/train/forest': 'forest',
  'colour/intel-scenes-150/train/glacier': 'snowfield',
  'colour/intel-scenes-150/train/mountain': 'mountain',
  'colour/intel-scenes-150/train/sea': 'sea',
  'colour/intel-scenes-150/train/street': 'street',
  'weather/mwd-s224/cloudy': 'cloudy_sky',
  'weather/mwd-s224/rain': 'rain',
  'weather/mwd-s224/shine': 'blue_sky',
  'weather/mwd-s224/sunrise': 'sunset',
  'weather/weapd-s224/rain': 'rain',
  'weather/weapd-s224/snow': 'snowfield',
  'seg/ccp/img': 'person',
  'seg/vikram290/img': 'person',
} as const;
const BEST = 5;
const PREFACE = [
  'Held-out pictures (every fifth file), whole, as the product sees them: how often the known tag comes first, and among',
  'the first five; made by `npm run eval -- tags`.',
].join('\n');
const shares = z.object({ first: z.number(), five: z.number() });
/** What models/training/classify/export_tags.py measured beside the baselines. */
const besideBaselines = z.object({
  agreement: z.object({ things: z.number(), all: z.number(), darknetThings: z.number() }),
  things: z.object({ pictures: z.number(), ours: shares, squeezenet: shares, darknet: shares }),
});

/** How often the known tag of the pictures of a folder comes first, and among the first five. */
async function rowOf(folder: string, truth: string, files: readonly string[]): Promise<string[]> {
  const { signal } = new AbortController();
  const ranks: number[] = [];
  for (const file of files) {
    const tags = await tagsOf(file, BEST, { signal });
    ranks.push(tags.findIndex(({ id }) => id === truth));
  }
  const share = (counts: (rank: number) => boolean) => percent(ranks.filter(counts).length / ranks.length);
  return [truth, folder, String(ranks.length), share((rank) => rank === 0), share((rank) => rank >= 0)];
}

/** Things of the ImageNet sample, beside the baselines. */
function thingsSection(): string {
  const { agreement, things } = metricsOf('tags', besideBaselines);
  const rows = (['ours', 'squeezenet', 'darknet'] as const).map((who) => [
    who,
    percent(things[who].first),
    percent(things[who].five),
  ]);
  return [
    `Things (${things.pictures} held-out pictures of the ImageNet sample; the baselines’ 1000 classes gathered by tag;`,
    'measured by `export_tags.py`):\n',
    markdownTable(['', 'first', 'first five'], rows),
    '',
    `SqueezeNet’s likeliest tag is among our first five in ${percent(agreement.things)} of these pictures (all held-out`,
    `pictures: ${percent(agreement.all)}); among those of Darknet tiny in ${percent(agreement.darknetThings)}.`,
  ].join('\n');
}

/** Measures all folders; publishes when nothing is missing. */
export async function evaluateTags(): Promise<void> {
  let partial = false;
  const warn = (line: string) => {
    partial = true;
    process.stderr.write(`eval: ${line}\n`);
  };
  const rows: string[][] = [];
  for (const [folder, truth] of Object.entries(PLACES)) {
    const files = heldFiles(folder, warn);
    if (files.length > 0) rows.push(await rowOf(folder, truth, files));
  }
  const table = markdownTable(['known tag', 'folder', 'pictures', 'first', 'first five'], rows);
  publish('tags', [PREFACE, table, thingsSection()].join('\n\n'), rows, partial);
}
