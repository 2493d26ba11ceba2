import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { RECIPES, type Sample, TITLES } from './catalogue';
import { markSvg } from './mark/mark';
import { FULL, renderAll } from './pictures';
import { save } from './save';

/** Repository's public folder; the script is run from the repository root. */
const PUBLIC = resolve('public');
const FOLDER = join(PUBLIC, 'samples');

/** Writes the mark as SVG and as the two PNG sizes that home screens ask for. */
async function saveMark(): Promise<void> {
  const svg = markSvg();
  await writeFile(join(PUBLIC, 'icon.svg'), svg);
  for (const size of [192, 512]) {
    const drawing = sharp(Buffer.from(svg), { density: (72 * size) / 64 }).resize(size, size);
    await drawing.png({ palette: true, effort: 10 }).toFile(join(PUBLIC, `icon-${size}.png`));
  }
}

/** Renders every sample and writes the pictures, their catalogue and the mark. */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await saveMark();
  const samples: Sample[] = [];
  let shown = -1;
  const told = (part: number): void => {
    const percent = Math.floor(part * 20) * 5;
    if (percent === shown) return;
    shown = percent;
    process.stdout.write(`  still life ${percent} %\n`);
  };
  for await (const [id, picture] of renderAll(FULL, told)) {
    samples.push(await save(picture, RECIPES[id], FOLDER));
    process.stdout.write(`${id} ${picture.width}×${picture.height}\n`);
  }
  const order = Object.keys(TITLES);
  samples.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  await writeFile(join(FOLDER, 'samples.json'), `${JSON.stringify(samples, null, 2)}\n`);
}

await main();
