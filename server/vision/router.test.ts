/** What the web can ask about pictures, through the router as the pages call it. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { mediaContext } from '@/server/media/context';
import { getOwnedObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath } from '@/server/platform/data-dir';
import { answerHouseQuestions } from '@/server/testing/answers';
import { storedPhoto } from '@/server/testing/stored';
import { visitorContext } from '@/server/testing/world';
import { appRouter } from '@/server/trpc/router';
import { dropInVision } from './testing/networks';

let stop: () => Promise<void>;
beforeAll(async () => {
  dropInVision();
  stop = await answerHouseQuestions();
});
afterAll(() => stop());

function caller() {
  const context = visitorContext();
  const origin = { address: null, cookies: null };
  const { vision } = appRouter.createCaller({ ...context, queue: enhanceQueue, requestId: 'test', origin });
  return { context, vision };
}

describe('seeing on the web', () => {
  it('tells colours, weather and tags of an upload', async () => {
    const { context, vision } = caller();
    const { id: mediaId } = await storedPhoto(context, 240, 160);
    const colours = await vision.colours({ mediaId, k: 4 });
    expect(colours.length).toBeGreaterThan(0);
    expect(colours.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    expect((await vision.weather({ mediaId })).classes).toHaveLength(4);
    expect(await vision.tags({ mediaId, limit: 2 })).toHaveLength(2);
    expect((await vision.styles()).map(({ id }) => id)).toEqual(['plain', 'negative']);
  });

  it('keeps what is made for a day, as the caller’s own', async () => {
    const { context, vision } = caller();
    const { id: mediaId } = await storedPhoto(context, 120, 80);
    for (const made of [
      await vision.style({ mediaId, style: 'negative', maxSide: 100 }),
      await vision.superresolve({ mediaId, scale: 2 }),
    ]) {
      const media = mediaContext();
      const object = getOwnedObject(media.db, context.actor.owner, made.mediaId, context.clock.now());
      const { format, width, height } = await sharp(await media.storage.localPath(object.key)).metadata();
      expect([format, width, height]).toEqual(['jpeg', made.width, made.height]);
      expect(object.name).toMatch(/^drawn-(negative|x2)\.jpg$/);
      context.clock.advance(25 * 3600 * 1000);
      expect(() =>
        getOwnedObject(media.db, context.actor.owner, made.mediaId, context.clock.now()),
      ).toThrow();
      context.clock.advance(-25 * 3600 * 1000);
    }
    expect((await readdir(dataPath('temporary'))).filter((name) => name.startsWith('made-'))).toEqual([]);
  });

  it('knows nobody else’s pictures', async () => {
    const { context } = caller();
    const { id: mediaId } = await storedPhoto(context, 60, 40);
    const { vision } = caller();
    for (const asked of [
      vision.colours({ mediaId, k: 3 }),
      vision.weather({ mediaId }),
      vision.tags({ mediaId, limit: 3 }),
      vision.style({ mediaId, style: 'plain', maxSide: 100 }),
      vision.superresolve({ mediaId, scale: 2 }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses an unknown style by name', async () => {
    const { context, vision } = caller();
    const { id: mediaId } = await storedPhoto(context, 60, 40);
    await expect(vision.style({ mediaId, style: 'nobody', maxSide: 100 })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { code: 'unknownStyle' },
    });
  });
});
