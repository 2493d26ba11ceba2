/** For tests: a style task with the networks that are installed; a worker must be running. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { sharp } from '@/server/media/pixels/sharp';
import { newId } from '@/server/platform/ids';
import { MosaicClient, photo, says, sdkUpload } from './client';
import type { Scenario, World } from './scenario';

export interface TaskAnswer {
  data: { id: number; result: string | null; status: string } | null;
}

/** A task once it is over; asks as the document's web client does, every so often. */
export async function endedTask(world: World, id: number): Promise<NonNullable<TaskAnswer['data']>> {
  for (let patience = 300; patience > 0; patience--) {
    const { data } = await new MosaicClient(world).get<TaskAnswer>(`/tasks/${id}`);
    if (data.data && !['new', 'process'].includes(data.data.status)) return data.data;
    await sleep(200);
  }
  throw new Error('the task did not end within a minute');
}

/** Puts a photograph of a size into the bucket with the official SDK; answers its address and bytes. */
export async function uploadedPhoto(
  world: World,
  width: number,
  height: number,
): Promise<{ url: string; body: Buffer }> {
  const { token, up_host } = await new MosaicClient(world).asked('/api/image/uptoken');
  const body = await photo(width, height);
  const upload = { token: String(token), key: `${newId()}.png`, body, upHost: String(up_host) };
  return { url: String((await sdkUpload(upload)).body.url), body };
}

export const paints: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const { url, body } = await uploadedPhoto(world, 480, 320);
  const results: Buffer[] = [];
  for (const param of ['mosaic', 'chinese']) {
    const { task } = says(await client.get('/api/tasks/add/', { url, param }), 1);
    const { result, status } = await endedTask(world, (task as { id: number }).id);
    assert.equal(status, 'success');
    const picture = await client.bytes(result ?? '');
    const { format, width, height } = await sharp(picture.data).metadata();
    assert.deepEqual([format, width, height], ['jpeg', 480, 320]);
    const { data } = await client.get<{ done: { url: string }[] }>('/tasks/query/');
    assert.ok(data.done.some((done) => done.url === result));
    results.push(picture.data);
  }
  // Painted over, and each style in its own way.
  const raw = await Promise.all([body, ...results].map((one) => sharp(one).removeAlpha().raw().toBuffer()));
  for (const [one, other] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const)
    assert.ok(meanDifference(raw[one], raw[other]) > 8);
};

/** Mean absolute difference of samples, 0..255. */
function meanDifference(one: Buffer = Buffer.alloc(0), other: Buffer = Buffer.alloc(0)): number {
  assert.equal(one.length, other.length);
  return one.reduce((sum, sample, at) => sum + Math.abs(sample - (other[at] ?? 0)), 0) / one.length;
}
