/**
 * `npm run eval -- poem`: verse with the shipped network. One hundred quatrains on fifty keywords, measured for what a
 * reader would notice; perplexity is the training's own on held-out poems (models/manifest.json).
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { listSpecialists } from '@/server/inference/manifest';
import { composePoems, withVerseNetwork } from '@/server/poetry/compose';
import type { Draft } from '@/server/poetry/drafts';
import { keepsForm } from '@/server/poetry/forms';
import { seasonsClash } from '@/server/poetry/seasons';
import { perhapsSeen } from '@/server/poetry/seen-lines';
import { readWish } from '@/server/poetry/wishes';
import { publish } from './report';

const KEYWORDS =
  '梅花 明月 江南 边塞 秋风 春雨 落叶 白云 青山 流水 故乡 故人 相思 离别 渔舟 牧童 田家 古寺 钟声 酒 琴 剑 雪 柳 荷花 菊 竹 松 雁 鹤 长安 洞庭 黄河 西湖 塞外 将军 战马 咖啡 汽车 手机 海滩 飞机 城市 加班 生日 高铁 熊猫 sunset mountain dog'.split(
    ' ',
  );

interface Written {
  keyword: string;
  poems: Draft[];
  /** CPU and wall clock, ms. */
  cpu: number;
  wall: number;
}

async function writeAll(): Promise<Written[]> {
  return withVerseNetwork(async (session) => {
    const all: Written[] = [];
    for (const [i, keyword] of KEYWORDS.entries()) {
      const [began, before] = [performance.now(), process.cpuUsage()];
      const length = i % 2 === 0 ? 5 : 7;
      const order = {
        wish: readWish(keyword),
        length,
        era: 0,
        experience: 1,
        seed: 1000 + i,
        count: 2,
      } as const;
      const poems = await composePoems(session, order);
      const { user, system } = process.cpuUsage(before);
      all.push({ keyword, poems, cpu: (user + system) / 1000, wall: performance.now() - began });
    }
    return all;
  });
}

/** Every line of the corpus; null where DATA is absent. */
function corpusLines(): Set<string> | null {
  const folder = path.join(process.env['DATA'] ?? path.join('..', 'shared', 'data'), 'text', 'poems');
  if (!existsSync(folder)) return null;
  const lines = new Set<string>();
  for (const file of ['quatrains.tsv.xz', 'eight-line.tsv.xz']) {
    const text = execFileSync('xz', ['-dc', path.join(folder, file)], { maxBuffer: 2 ** 29 }).toString(
      'utf8',
    );
    for (const row of text.split('\n'))
      for (const line of row.split('\t')[3]?.split('|') ?? []) lines.add(line);
  }
  return lines;
}

/** Share of different pairs of neighbouring characters among all pairs of the poems. */
function distinctPairs(poems: readonly Draft[]): number {
  const pairs = poems.flatMap(({ lines }) =>
    lines.flatMap((line) => Array.from({ length: line.length - 1 }, (_, i) => line.slice(i, i + 2))),
  );
  return new Set(pairs).size / pairs.length;
}

const figures = z.object({ perplexity: z.object({ form: z.number(), keyword: z.number() }) });

/** From the manifest entry, where training put it. */
function perplexity(model: unknown): string {
  const read = z.object({ metrics: figures }).safeParse(model);
  return read.success
    ? `${read.data.metrics.perplexity.form}, ${read.data.metrics.perplexity.keyword}`
    : 'not said';
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Puts a table into the model cards, and prints the poems. */
export async function evaluatePoems(): Promise<void> {
  const written = await writeAll();
  const poems = written.flatMap((one) => one.poems);
  const lines = poems.flatMap((poem) => poem.lines);
  const corpus = corpusLines();
  const answered = written.flatMap(({ keyword, poems: own }) =>
    own.filter((poem) => readWish(keyword).answers.some((word) => poem.lines.join('|').includes(word))),
  );
  const [model] = listSpecialists().filter(({ task }) => task === 'poem');
  const rows: [string, string][] = [
    ['perplexity of a held-out character by form alone, with a keyword (from training)', perplexity(model)],
    ['poems', String(poems.length)],
    [
      'form, tone and rhyme kept',
      percent(poems.filter((p) => keepsForm(p.lines, p.pattern, p.rhyme)).length, poems.length),
    ],
    ['keyword or its image present', percent(answered.length, poems.length)],
    ['distinct-2', distinctPairs(poems).toFixed(3)],
    [
      'lines of the corpus',
      corpus ? percent(lines.filter((line) => corpus.has(line)).length, lines.length) : 'DATA is absent',
    ],
    ['lines that the filter takes for known', percent(lines.filter(perhapsSeen).length, lines.length)],
    ['seasons that clash', percent(poems.filter((p) => seasonsClash(p.lines)).length, poems.length)],
    [
      'CPU ms for two poems of five / seven (median)',
      [0, 1]
        .map((odd) => Math.round(median(written.flatMap(({ cpu }, i) => (i % 2 === odd ? cpu : [])))))
        .join(' / '),
    ],
    ['wall ms for two poems (median)', String(Math.round(median(written.map(({ wall }) => wall))))],
  ];
  const table = rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n');
  const shown = written.flatMap(({ keyword, poems: own }) =>
    own.map((poem) => `${keyword}: ${poem.lines.join('，')}`),
  );
  const section = `One hundred quatrains on fifty keywords; made by \`npm run eval -- poem\`.\n\n| verse | |\n|---|---|\n${table}`;
  publish('verse', section, { rows: Object.fromEntries(rows), poems: shown }, false);
  process.stdout.write(`\n${shown.join('\n')}\n`);
}
