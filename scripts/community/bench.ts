/**
 * `npm run bench:community [-- --work DIR --posts N]`: what reading the community costs in the services, with ten
 * thousand posts and with a million. Databases that are not in DIR yet are made there first (a million: minutes, 2 GB).
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { conditions } from '@/scripts/bench/lib/machine';
import { tableOf, type Row } from '@/scripts/bench/lib/report';
import { openDatabase } from '@/server/db/client';
import { fillCommunity } from './fill';
import { measureReading, type Figures } from './measure';

const SMALL = 10_000;
/** ms within which 95 of 100 answers come. */
const TARGET_MS = 40;
/** How much longer than with `SMALL` posts an answer may take. */
const TARGET_GROWTH = 2;
/** Below this many ms twice as long is nothing that anybody notices, and noise makes more of it. */
const NOTICED_MS = 2;

const options = z.object({
  work: z.string().default(path.join(tmpdir(), 'guangying-community')),
  posts: z.coerce.number().int().min(SMALL).default(1_000_000),
});

function measured(folder: string, posts: number): Figures[] {
  const file = path.join(folder, String(posts), 'app.db');
  const fresh = !existsSync(file);
  mkdirSync(path.dirname(file), { recursive: true });
  const db = openDatabase(file);
  if (fresh) {
    const size = { posts, comments: 5 * posts, people: Math.round(posts / 50), likes: 2 * posts, seed: 1 };
    fillCommunity(db.$client, size, (stage) => process.stderr.write(`${posts} posts: ${stage}\n`));
  }
  try {
    return measureReading(db, posts);
  } finally {
    db.$client.close();
  }
}

const ms = (value: number) => Number(value.toFixed(2));

function rowOf(small: Figures, large: Figures): Row {
  const growth = large.p95 / small.p95;
  const met = large.p95 < TARGET_MS && (growth <= TARGET_GROWTH || large.p95 < NOTICED_MS);
  return {
    reading: large.name,
    'small p50 ms': ms(small.p50),
    'small p95': ms(small.p95),
    'large p50': ms(large.p50),
    'large p95': ms(large.p95),
    'large p95 CPU': ms(large.cpu95),
    'p50 large/small': ms(large.p50 / small.p50),
    'p95 large/small': ms(growth),
    target: met ? 'met' : 'missed',
  };
}

const { values } = parseArgs({ options: { work: { type: 'string' }, posts: { type: 'string' } } });
const { work, posts } = options.parse(values);
const notes = [
  ...conditions(),
  `small: ${SMALL} posts, large: ${posts} posts, five comments and two likes for each; services called directly, one after another, with a signed-in reader who follows ten people and has a block.`,
  `target: p95 < ${TARGET_MS} ms and at most ${TARGET_GROWTH} times the small one's (or below ${NOTICED_MS} ms).`,
  'Other work on the machine stretches wall times by chance; figures of a busy one are worth something when this runs before it (`chrt -r 1`, as root).',
];
const [small, large] = [measured(work, SMALL), measured(work, posts)];
const rows = large.flatMap((figures, n): Row[] => (small[n] ? [rowOf(small[n], figures)] : []));
process.stdout.write(`\n${tableOf(rows)}\n\n${notes.map((note) => `- ${note}`).join('\n')}\n`);
mkdirSync('bench/out', { recursive: true });
writeFileSync(
  'bench/out/community.json',
  `${JSON.stringify({ name: 'community', tables: { reading: rows }, notes }, null, 1)}\n`,
);
