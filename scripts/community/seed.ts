/**
 * `npm run seed -- community [--posts N] [--comments N] [--people N] [--likes N] [--seed N] [--data DIR] [--force]`:
 * a made-up community of any size, for measuring and for trying things out.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fillCommunity, type CommunitySize } from './fill';

const USAGE = `usage: npm run seed -- community --data DIR [--posts N] [--comments N] [--people N] [--likes N] [--seed N] [--force]
  DIR       where to write (or DATA_DIR in the environment); made when it is not there
  --force   write although there are people or posts already; theirs stay as they are`;

const count = (least: number) => z.coerce.number().int().min(least).max(100_000_000);
const options = z.object({
  data: z.string().min(1),
  posts: count(1).default(1_000),
  comments: count(0).optional(),
  people: count(2).optional(),
  likes: count(0).optional(),
  seed: count(0).default(1),
  force: z.boolean().default(false),
});

function readOptions(args: string[]): z.output<typeof options> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: text,
      posts: text,
      comments: text,
      people: text,
      likes: text,
      seed: text,
      force: { type: 'boolean' },
    },
  });
  if (positionals.length !== 1 || positionals[0] !== 'community') throw new Error('what to seed: community');
  const parsed = options.safeParse({ ...values, data: values.data ?? process.env.DATA_DIR });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`--${issue?.path.join('.')}: ${issue?.message}`);
}

function sizeOf({ posts, comments, people, likes, seed }: z.output<typeof options>): CommunitySize {
  return {
    posts,
    comments: comments ?? 5 * posts,
    people: people ?? Math.max(20, Math.round(posts / 50)),
    likes: likes ?? 2 * posts,
    seed,
  };
}

function refuse(message: string): never {
  process.stderr.write(`seed: ${message}\n${USAGE}\n`);
  process.exit(2);
}

const started = Date.now();
const tell = (stage: string) =>
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(1).padStart(8)} s  ${stage}\n`);

let wanted: z.output<typeof options>;
try {
  wanted = readOptions(process.argv.slice(2));
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}
// Read by config() at its first call, when the database opens.
process.env.DATA_DIR = wanted.data;
const { db } = await import('@/server/db/client');
const client = db().$client;
const inhabited = client.prepare('SELECT 1 FROM users UNION ALL SELECT 1 FROM posts LIMIT 1').get();
if (inhabited && !wanted.force) refuse(`somebody lives in ${wanted.data} already`);
fillCommunity(client, sizeOf(wanted), tell);
tell('done');
