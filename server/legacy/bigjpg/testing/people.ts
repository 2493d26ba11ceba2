/** For tests: people who come through document 000, pictures, and finished tasks. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { setPlan } from '@/server/accounts/service';
import type { Plan } from '@/server/billing/plans';
import { db } from '@/server/db/client';
import { sharp } from '@/server/media/pixels/sharp';
import { newId } from '@/server/platform/ids';
import { systemClock } from '@/server/platform/clock';
import { drawnPhoto } from '@/server/testing/pictures';
import { BigjpgClient, type World } from './client';

export function context() {
  return { db: db(), clock: systemClock };
}

/** Somebody new, logged in; plans end in an hour unless `until` says otherwise. */
export async function member(world: World, plan: Plan = 'free', until?: number) {
  const client = new BigjpgClient(world.origin);
  const username = `guest-${newId()}`;
  const password = 'pass 密码';
  const answer = await client.post('/login', { username, password });
  assert.deepEqual(answer, { status: 'ok', username, is_expire: true });
  if (plan !== 'free') setPlan(context(), username, plan, until ?? Date.now() + 3_600_000);
  return { client, username, password };
}

export function jpeg(width = 40, height = 30): Promise<Buffer> {
  return sharp(drawnPhoto(width, height), { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

export const CONF = { x2: 1, style: 'photo', noise: -1, file_name: 'a.jpg', files_size: 812.5 };

const FID = /^[0-9a-f]{32}$/;
const started = z.object({
  status: z.literal('ok'),
  info: z.string().regex(FID),
  time: z.int().min(1),
});

/** The number of a task that was accepted. */
export function fidOf(answer: unknown): string {
  return started.parse(answer).info;
}

const entry = z.tuple([z.enum(['new', 'process', 'success', 'error']), z.url().nullable()]);

/** A task's entry in `/free`: two elements exactly. */
export async function poll(client: BigjpgClient, fid: string): Promise<z.output<typeof entry>> {
  return entry.parse((await client.free([fid]))[fid]);
}

/** Polls until a task has ended; answers its state and the address of its result. */
export async function ended(world: World, client: BigjpgClient, fid: string) {
  await world.work();
  for (let tries = 0; tries < 200; tries++) {
    const [state, url] = await poll(client, fid);
    if (state === 'success' || state === 'error') return { state, url };
    assert.equal(url, null);
    await sleep(250);
  }
  throw new Error('a task did not end');
}
