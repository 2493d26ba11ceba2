/** A small real world for service tests: this file's own database, the real event inbox, made-up people. */
import { enhanceQueue } from '@/inngest/queue';
import { userOwner, type Actor } from '@/server/accounts/actor';
import { createUser } from '@/server/accounts/registration';
import type { Plan } from '@/server/billing/plans';
import { db } from '@/server/db/client';
import type { ActorContext } from '@/server/enhance/context';
import { createObject, type MediaObject } from '@/server/media/objects';
import { newId } from '@/server/platform/ids';

/** A clock that tests move by hand. */
export function manualClock(start = Date.UTC(2026, 10, 21)): { now(): number; advance(ms: number): void } {
  let time = start;
  return { now: () => time, advance: (ms) => void (time += ms) };
}

/** A context on behalf of a fresh visitor. */
export function visitorContext(
  clock = manualClock(),
): ActorContext & { clock: ReturnType<typeof manualClock> } {
  return { db: db(), clock, actor: { owner: `v:${newId()}`, user: null }, queue: enhanceQueue };
}

/** A context on behalf of a fresh account with a plan. */
export async function memberContext(plan: Plan, clock = manualClock()): Promise<ActorContext> {
  const name = `member-${newId().slice(0, 8)}`;
  const id = await createUser({ db: db(), clock }, { name, password: 'correct horse' });
  const actor: Actor = {
    owner: userOwner(id),
    user: { id, name, email: null, role: 'user', plan, timeZone: 'Asia/Shanghai' },
  };
  return { db: db(), clock, actor, queue: enhanceQueue };
}

/** A stored picture's row; there is no file behind it. */
export function pictureOf(
  context: ActorContext,
  facts: { width?: number; height?: number; bytes?: number } = {},
): MediaObject {
  const id = newId();
  return createObject(
    context.db,
    {
      id,
      owner: context.actor.owner,
      purpose: 'source',
      name: 'lake.jpg',
      key: `sources/${id}`,
      mime: 'image/jpeg',
      sha256: '0'.repeat(64),
      bytes: facts.bytes ?? 1000,
      width: facts.width ?? 640,
      height: facts.height ?? 480,
    },
    context.clock.now(),
  );
}

/** What a page sends to enlarge a picture. */
export function enlargeRequest(mediaId: string, scale: 2 | 4 | 8 = 2) {
  return {
    mediaId,
    operations: [
      {
        kind: 'upscale' as const,
        size: { by: 'factor' as const, factor: scale },
        style: 'photo' as const,
        noise: -1,
      },
    ],
    output: { format: 'jpeg' as const, quality: 92 },
  };
}
