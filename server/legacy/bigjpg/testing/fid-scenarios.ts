/** For tests: what is asked of tasks by their numbers: polls, deleting, trying again. */
import assert from 'node:assert/strict';
import { BigjpgClient, upload, type Scenario } from './client';
import { CONF, ended, fidOf, jpeg, member, poll } from './people';

const badFids = ['', '{}', '1', 'null', '"x"', '[1]', '[[]]', '[null]', '[', 'abc'];

const polls: Scenario = async (world) => {
  const stranger = new BigjpgClient(world.origin);
  const { client } = await member(world);
  assert.deepEqual(await client.free([]), {});
  assert.deepEqual(await client.get('/free'), { status: 'param_error' });
  for (const fids of badFids)
    assert.deepEqual(await client.get('/free', { fids }), { status: 'param_error' }, fids);
  const fid = fidOf(await client.direct(CONF, await jpeg()));
  // The number is the permission; what is no number of ours is left out.
  assert.deepEqual(Object.keys(await stranger.free([fid, '0'.repeat(32), "'; --", fid.toUpperCase()])), [
    fid,
  ]);
  // As written into an address, and with what libraries add.
  const raw = await stranger.http.get<Record<string, unknown>>(`/free/?fids=["${fid}"]&_=1699999999999`);
  assert.deepEqual(Object.keys(raw.data), [fid]);
  const many = Array.from({ length: 10_000 }, () => fid);
  const body = new URLSearchParams({ fids: JSON.stringify(many) });
  assert.deepEqual((await stranger.http.delete<unknown>('/free', { data: body })).data, {
    status: 'param_error',
  });
  assert.deepEqual((await poll(client, fid)).length, 2);
  await ended(world, client, fid);
};

const deletes: Scenario = async (world) => {
  const stranger = new BigjpgClient(world.origin);
  const { client } = await member(world);
  for (const fids of badFids)
    assert.deepEqual(await client.delete('/free', { fids }), { status: 'param_error' }, fids);
  const [mine, own] = [fidOf(await client.direct(CONF, await jpeg())), await jpeg()];
  // Another person's is passed over; it is there still.
  assert.deepEqual(await stranger.delete('/free', { fids: JSON.stringify([mine, 'x']) }), { status: 'ok' });
  assert.equal((await poll(client, mine)).length, 2);
  // In the body, as some libraries send it.
  const data = new URLSearchParams({ fids: JSON.stringify([mine]) });
  assert.deepEqual((await client.http.delete<unknown>('/free/', { data })).data, { status: 'ok' });
  assert.deepEqual(await client.free([mine]), {});
  assert.deepEqual((await client.get('/user')).logs, []);
  const nobodys = fidOf(await stranger.direct(CONF, own));
  assert.deepEqual(await client.delete('/free', { fids: JSON.stringify([nobodys]) }), { status: 'ok' });
  assert.deepEqual(await stranger.free([nobodys]), {});
};

const retries: Scenario = async (world) => {
  const stranger = new BigjpgClient(world.origin);
  const { client } = await member(world);
  const again = (who: BigjpgClient, fids: unknown) => who.get('/retry', { fids: JSON.stringify(fids) });
  for (const fids of badFids)
    assert.deepEqual(await client.get('/retry', { fids }), { status: 'param_error' }, fids);
  assert.deepEqual(await again(client, ['0'.repeat(32)]), { status: 'error' });
  // Its end is missing: it is a picture by its head, and none when it is read.
  const whole = await jpeg(400, 300);
  const fid = fidOf(await client.direct(CONF, whole.subarray(0, whole.length - 2000)));
  assert.equal((await ended(world, client, fid)).state, 'error');
  assert.equal(((await client.get('/user')).user as { used: number }).used, 0, 'returned');
  assert.deepEqual(await again(stranger, [fid]), { status: 'no_login' });
  const other = await member(world);
  assert.deepEqual(await again(other.client, [fid]), { status: 'error' });
  assert.deepEqual(await again(client, [fid]), { status: 'ok' });
  assert.equal(((await client.get('/user')).user as { used: number }).used, 1);
  assert.equal((await ended(world, client, fid)).state, 'error');
  // What has not failed is left as it is.
  const fine = fidOf(await client.direct(CONF, await jpeg()));
  assert.equal((await ended(world, client, fine)).state, 'success');
  assert.deepEqual(await again(client, [fine]), { status: 'ok' });
  assert.equal((await poll(client, fine))[0], 'success');
};

const keys: Scenario = async (world) => {
  const client = new BigjpgClient(world.origin);
  const conf = { ...CONF, input: 'x' };
  assert.deepEqual(await client.post('/api/task/', { conf: JSON.stringify(conf) }), {
    status: 'valid_api_key_required',
  });
  const person = await member(world);
  const input = await upload(person.client, await jpeg(20, 20));
  const made = (await person.client.http.post('/api/task/', { ...CONF, input })).data as Record<
    string,
    unknown
  >;
  assert.equal(made.remaining_api_calls, 19);
  const tid = String(made.tid);
  await ended(world, person.client, tid);
  const status = (await client.get(`/api/task/${tid}`))[tid] as Record<string, unknown>;
  assert.equal(status.status, 'success');
  assert.ok(Number(status.size) > 100);
  assert.deepEqual(await person.client.post(`/api/task/${tid}`), { status: 'ok' });
};

export const FID_SCENARIOS: Readonly<Record<string, Scenario>> = {
  polls,
  deletes,
  retries,
  'the key API': keys,
};
