/** What the page is told about an old picture, through the router, the socket and the worker's real threads. */
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { dropInRestorers } from '@/server/inference/testing/restorers';
import { mediaContext } from '@/server/media/context';
import { adoptFile, getOwnedObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { scene } from '@/server/media/pixels/testing';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { answerHouseQuestions } from '@/server/testing/answers';
import { enlargeRequest, visitorContext } from '@/server/testing/world';
import { appRouter } from '@/server/trpc/router';

const [WIDTH, HEIGHT] = [240, 160];
const TIMEOUT_MS = 60_000;

let stop: () => Promise<void>;
beforeAll(async () => {
  dropInRestorers();
  stop = await answerHouseQuestions();
});
afterAll(() => stop());

function caller() {
  const context = visitorContext();
  const origin = { address: null, cookies: null };
  return {
    context,
    api: appRouter.createCaller({ ...context, queue: enhanceQueue, requestId: 'test', origin }),
  };
}

/** A grey print with a white scratch, stored as somebody's own. */
async function oldPrint(owner: string): Promise<string> {
  const bytes = scene(WIDTH, HEIGHT).map((value) => Math.min(200, value));
  const grey = bytes.map((_, i) => bytes[i - (i % 3)]);
  grey.fill(255, 3 * WIDTH * 80, 3 * WIDTH * 83);
  const id = newId();
  const file = dataPath('temporary', `${id}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await sharp(grey, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toFile(file);
  const facts = {
    id,
    owner,
    purpose: 'source',
    name: 'old.png',
    key: `sources/${id}`,
    mime: 'image/png',
  } as const;
  await adoptFile(mediaContext(), { ...facts, width: WIDTH, height: HEIGHT, path: file });
  return id;
}

it(
  'proposes the steps of a scratched grey print, with a mask that a task takes as it is',
  async () => {
    const { context, api } = caller();
    const { owner } = context.actor;
    const mediaId = await oldPrint(owner);
    const proposal = await api.restore.propose({ mediaId });
    expect(proposal).toMatchObject({ grey: true, sepia: false });
    expect(proposal.wishes.map(({ kind }) => kind)).toEqual(['scratch', 'repair', 'colour']);
    expect(proposal.scratches?.share).toBeCloseTo(3 / HEIGHT, 5);
    const mask = proposal.scratches?.maskId ?? '';
    expect(getOwnedObject(context.db, owner, mask, context.clock.now())).toMatchObject({
      ...{ purpose: 'mask', width: WIDTH, height: HEIGHT },
    });
    const left = await readdir(dataPath('temporary'));
    expect(left.filter((file) => file.startsWith('mask-'))).toEqual([]);
    const operations = proposal.wishes.map((wish) => (wish.kind === 'scratch' ? { ...wish, mask } : wish));
    const task = await api.enhance.create({ ...enlargeRequest(mediaId), operations });
    expect(task.steps.map(({ kind, status }) => [kind, status])).toEqual([
      ['scratch', 'waiting'],
      ['repair', 'waiting'],
      ['colour', 'waiting'],
    ]);
  },
  TIMEOUT_MS,
);

it('tells nobody about pictures of others', async () => {
  const mediaId = await oldPrint('v:somebody-else');
  await expect(caller().api.restore.propose({ mediaId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
