/** `npm run eval -- weather`: the weather network on held-out pictures, by source, as the product asks it. */
import { findSpecialist } from '@/server/inference/manifest';
import { weatherOf } from '@/server/vision/weather';
import { publish } from '../report';
import { markdownTable } from '../tables';
import { heldFiles, heldScenes, percent } from './held';

/** Where pictures of a class come from; scenes that were named by eye are a third source. */
const SHARES = [
  { source: 'mwd', truth: 'cloudy', folder: 'weather/mwd-s224/cloudy' },
  { source: 'mwd', truth: 'rainy', folder: 'weather/mwd-s224/rain' },
  { source: 'mwd, shine', truth: 'sunny', folder: 'weather/mwd-s224/shine' },
  { source: 'mwd, sunrise', truth: 'sunny', folder: 'weather/mwd-s224/sunrise' },
  { source: 'weapd', truth: 'rainy', folder: 'weather/weapd-s224/rain' },
  { source: 'weapd', truth: 'snow', folder: 'weather/weapd-s224/snow' },
] as const;
/** Bins of equal width for the calibration error. */
const BINS = 10;
const PREFACE = [
  'Held-out pictures (every fifth file), whole, as `/api/weather` sees them; made by `npm run eval -- weather`. The',
  'calibration error is how far the stated probability is from the share that was right.',
].join('\n');

interface Answer {
  sure: number;
  right: boolean;
}

/** Expected calibration error. */
function calibrationError(answers: readonly Answer[]): number {
  const apart = Array.from({ length: BINS }, (_, bin) => {
    const here = answers.filter(({ sure }) => Math.min(BINS - 1, Math.floor(sure * BINS)) === bin);
    const stated = here.reduce((sum, { sure }) => sum + sure, 0);
    return Math.abs(stated - here.filter(({ right }) => right).length);
  });
  return apart.reduce((sum, one) => sum + one, 0) / answers.length;
}

/** Measures all shares; publishes when nothing is missing. */
export async function evaluateWeather(): Promise<void> {
  const { classes } = findSpecialist('weather');
  const { signal } = new AbortController();
  let partial = false;
  const warn = (line: string) => {
    partial = true;
    process.stderr.write(`eval: ${line}\n`);
  };
  const shares = [
    ...SHARES.map(({ source, truth, folder }) => ({ source, truth, files: heldFiles(folder, warn) })),
    ...heldScenes(warn).map((share) => ({ source: 'by eye', ...share })),
  ];
  const answers: (Answer & { source: string })[] = [];
  const rows: string[][] = [];
  for (const { source, truth, files } of shares) {
    const said = new Map(classes.map(({ id }) => [id, 0]));
    for (const file of files) {
      const weather = await weatherOf(file, { signal });
      const best = weather.classes[weather.likeliest];
      if (!best) throw new Error(`${file}: no class was likeliest`);
      said.set(best.id, (said.get(best.id) ?? 0) + 1);
      answers.push({ source, sure: best.probability, right: best.id === truth });
    }
    const counts = classes.map(({ id }) => String(said.get(id)));
    rows.push([
      `${truth} (${source})`,
      String(files.length),
      percent((said.get(truth) ?? 0) / files.length),
      ...counts,
    ]);
  }
  for (const [title, wanted] of [
    ['all of the two sets', (source: string) => source !== 'by eye'],
    ['all by eye', (source: string) => source === 'by eye'],
  ] as const) {
    const here = answers.filter(({ source }) => wanted(source));
    const share = here.filter((answer) => answer.right).length / here.length;
    rows.push([title, String(here.length), percent(share), ...classes.map(() => '')]);
  }
  const right = answers.filter((answer) => answer.right).length / answers.length;
  const table = markdownTable(['truth', 'pictures', 'right', ...classes.map(({ id }) => `said ${id}`)], rows);
  const error = calibrationError(answers);
  const section = `${PREFACE}\n\n${table}\n\nCalibration error ${error.toFixed(3)}.`;
  publish('weather', section, { rows, right, calibrationError: error }, partial);
}
