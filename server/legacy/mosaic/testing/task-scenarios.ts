/** For tests: 001-5, 001-6 and what compute servers and the later web client ask. */
import assert from 'node:assert/strict';
import { newId } from '@/server/platform/ids';
import { MosaicClient, says } from './client';
import type { Scenario } from './scenario';

interface Queue {
  tasks: { url: string; type: string; model: string }[];
  done: { url: string }[];
}

/** Nobody answers there, and nobody has to: the task is accepted all the same. */
const somewhere = () => `https://pictures.invalid/${newId()}.png`;

const adding: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const url = somewhere();
  const accepted = async (path: string, fields: Record<string, string>) => {
    const { task } = says(await client.post(path, { url, ...fields }), 1);
    const { id, ...rest } = task as Record<string, unknown>;
    assert.ok(Number.isInteger(id));
    return rest;
  };
  const plain = { url, type: 'model', model: 'mosaic', param: 'mosaic' };
  assert.deepEqual(await accepted('/api/tasks/add', {}), plain);
  assert.deepEqual(await accepted('/tasks/add/', { type: '', param: '' }), plain);
  assert.deepEqual(await accepted('/api/tasks/add/', { param: 'udnie' }), {
    ...plain,
    model: 'udnie',
    param: 'udnie',
  });
  assert.deepEqual(await accepted('/api/tasks/add/', { model: 'wave' }), {
    ...plain,
    model: 'wave',
    param: 'wave',
  });
  says(await client.get('/api/tasks/add/', { url }), 1);
  says(await client.get('/api/tasks/add/'), 0);
  for (const bad of [
    'data:image/png;base64,AAAA',
    'file:///etc/passwd',
    'ftp://x/y',
    'x',
    `http://h/${'x'.repeat(2000)}`,
  ])
    says(await client.post('/api/tasks/add', { url: bad }), 0);
  says(await client.post('/api/tasks/add', { url, model: 'no style of ours' }), -1);
  says(await client.post('/api/tasks/add', { url: `${world.origin}/bucket/${newId()}.png` }), -1);
};

/** Work of a kind that is not ours waits until a compute server outside takes it and says that it is done. */
const computeServer: Scenario = async (world) => {
  const client = new MosaicClient(world);
  while ((await client.get<unknown>('/tasks/pop/')).data !== 'Empty');
  const wanted = { url: somewhere(), type: 'segment', model: 'sky' };
  says(await client.post('/api/tasks/add/', wanted), 1);
  const { data: before } = await client.get<Queue>('/tasks/query/');
  assert.deepEqual(before.tasks.at(-1), wanted);
  const { id, ...task } = (await client.get('/tasks/pop')).data;
  assert.deepEqual(task, wanted);
  assert.equal((await client.get<unknown>('/tasks/pop/')).data, 'Empty');
  assert.ok(!(await client.get<Queue>('/tasks/query')).data.tasks.some(({ url }) => url === wanted.url));
  assert.deepEqual((await client.get<unknown>(`/tasks/${String(id)}/`)).data, {
    data: { id, result: null, status: 'taken' },
  });
  const filename = `${newId()}.png`;
  const done = await client.post<string>('/tasks/callback/', { filename, imageInfo: 'done by another' });
  assert.equal(done.data, `${world.origin}/bucket/${filename}`);
  assert.match(String(done.headers['content-type']), /^text\/plain/);
  const { data: after } = await client.get<Queue>('/tasks/query/');
  assert.deepEqual(after.done.at(-1), { url: done.data });
  says(await client.post('/tasks/callback', {}), 0);
};

const popping: Scenario = async (world) => {
  const client = new MosaicClient(world);
  while ((await client.get<unknown>('/tasks/pop/')).data !== 'Empty');
  const urls = Array.from({ length: 5 }, somewhere);
  for (const url of urls) says(await client.post('/api/tasks/add', { url, type: 'other' }), 1);
  const popped = await Promise.all(Array.from({ length: 12 }, () => client.get('/tasks/pop')));
  const tasks = popped.map(({ data }) => data.url).filter((url) => url !== undefined);
  assert.deepEqual(tasks.sort(), urls.sort());
};

const laterClient: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const fields = { originalPic: somewhere(), model_name: 'starry' };
  const { data, status } = await client.post<{ data: { id: number } }>('/tasks/add/model', fields);
  assert.equal(status, 200);
  const { id } = data.data;
  assert.ok(Number.isInteger(id));
  const { data: read } = await client.get<{ data: { id: number; result: null } }>(`/tasks/${id}`);
  assert.equal(read.data.id, id);
  assert.equal(read.data.result, null);
  assert.deepEqual((await client.get<unknown>('/tasks/999999999')).data, { data: null });
  says(await client.post('/tasks/add/model/', {}), 0);
};

export const TASK_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'adding tasks under either name of the style': adding,
  'a compute server outside': computeServer,
  'twelve compute servers at once: each task goes to one': popping,
  'the later web client’s names': laterClient,
};
