/**
 * `npm run eval`: quality of the shipped networks on held-out sets against nearest, bicubic and Lanczos, in
 * one run. Prints the table, stores it in bench/out/eval.json and between the markers of the model cards.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { listModels } from '@/server/inference/manifest';
import { methodsFor } from './methods';
import { score, type Score } from './metrics';
import { makePictures } from './pictures';
import { dataFolder, heldOutSets, pairs } from './sets';

const CARDS = 'models/MODEL_CARDS.md';
const OUT = 'bench/out';
const MARKED = /<!-- eval:begin -->[\s\S]*<!-- eval:end -->/;
const SCALES = [2, 4] as const;

interface Row {
  set: string;
  scale: number;
  scores: Record<string, Score>;
}

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

async function rows(data: string): Promise<Row[]> {
  // The sets are clean: networks that take noise out have a table of their own (training/evaluate_levels.py).
  const models = listModels().filter(({ level }) => level === -1);
  const methods = Object.entries(methodsFor(models));
  const result: Row[] = [];
  for (const scale of SCALES) {
    for (const set of heldOutSets(models)) {
      const scores: Record<string, Score[]> = {};
      for await (const { low, high } of pairs(data, set, scale)) {
        for (const [name, enlarge] of methods) {
          (scores[name] ??= []).push(score(await enlarge(low, scale), high, scale));
        }
      }
      const means = Object.entries(scores).map(([name, all]) => {
        const [psnrY, ssimY] = [mean(all.map((s) => s.psnrY)), mean(all.map((s) => s.ssimY))];
        return [name, { psnrY: Number(psnrY.toFixed(3)), ssimY: Number(ssimY.toFixed(4)) }] as const;
      });
      result.push({ set, scale, scores: Object.fromEntries(means) });
      process.stderr.write(`${set} ×${scale}\n`);
    }
  }
  return result;
}

function markdown(table: Row[]): string {
  const names = Object.keys(table[0]?.scores ?? {});
  const cell = (s: Score | undefined) => (s ? `${s.psnrY.toFixed(2)} / ${s.ssimY.toFixed(4)}` : '');
  return [
    'PSNR in dB / SSIM of luma, `npm run eval` (MATLAB bicubic reduction, BT.601, borders shaved; ×4 by cascade).',
    '',
    `| set | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    ...table.map(
      ({ set, scale, scores }) => `| ${set} ×${scale} | ${names.map((n) => cell(scores[n])).join(' | ')} |`,
    ),
  ].join('\n');
}

function publish(text: string): void {
  const cards = readFileSync(CARDS, 'utf8');
  const marked = `<!-- eval:begin -->\n\n${text}\n\n<!-- eval:end -->`;
  if (MARKED.test(cards))
    writeFileSync(
      CARDS,
      cards.replace(MARKED, () => marked),
    );
  else process.stderr.write(`${CARDS} has no markers eval:begin and eval:end: left as it is\n`);
}

async function measure(): Promise<void> {
  const data = dataFolder();
  if (!data) {
    process.stdout.write(
      'eval: no evaluation pictures (set DATA to the folder that holds sr/eval-…): skipped\n',
    );
    return;
  }
  const table = await rows(data);
  const text = markdown(table);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(`${OUT}/eval.json`, `${JSON.stringify(table, null, 1)}\n`);
  publish(text);
  process.stdout.write(`${text}\n`);
}

await (process.argv[2] === 'pictures' ? makePictures() : measure());
