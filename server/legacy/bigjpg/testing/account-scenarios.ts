/** For tests: logging in, the own history, a new password, orders. */
import assert from 'node:assert/strict';
import { deleteMyAccount } from '@/server/accounts/delete-account';
import { findPerson } from '@/server/accounts/people';
import { setPlan } from '@/server/accounts/service';
import { newId } from '@/server/platform/ids';
import { BigjpgClient, type Fields, type Scenario } from './client';
import { context, CONF, ended, fidOf, jpeg, member } from './people';

const login: Scenario = async ({ origin }) => {
  const client = new BigjpgClient(origin);
  const username = `${newId()}@example.org`;
  const lacking: Fields[] = [{}, { username }, { password: 'x' }, { username: ' ', password: 'x' }];
  for (const fields of lacking) assert.deepEqual(await client.post('/login', fields), { status: 'error' });
  // Presence counts, not the value.
  for (const not_reg of ['1', '', '0'])
    assert.deepEqual(await client.post('/login', { username, password: 'x', not_reg }), {
      status: 'not_exist',
    });
  const ok = { status: 'ok', username, is_expire: true };
  assert.deepEqual(await client.post('/login/', { username, password: 'secret' }), ok);
  assert.deepEqual(await client.post('/login', { username, password: 'wrong' }), {
    status: 'password_error',
  });
  assert.deepEqual(await client.post('/login', { username, password: 'wrong', not_reg: '1' }), {
    status: 'password_error',
  });
  assert.deepEqual(await client.post('/login', { username, password: 'secret', not_reg: '1' }), ok);
  assert.equal(((await client.get('/user')).user as { username: string }).username, username);
};

const oneCookie: Scenario = async ({ origin }) => {
  const client = new BigjpgClient(origin);
  const fields = new URLSearchParams({ username: `guest-${newId()}`, password: 'x' });
  const answer = await client.http.post('/login', fields);
  const cookies = answer.headers['set-cookie'] ?? [];
  assert.equal(cookies.length, 1);
  assert.match(cookies[0] ?? '', /; Max-Age=\d+/);
  assert.match(cookies[0] ?? '', /HttpOnly; SameSite=Strict/);
};

/** A plan and its end, as `/user` says it. */
const plans: Scenario = async (world) => {
  const { client, username, password } = await member(world);
  const user = async () => (await client.get('/user')).user as Record<string, unknown>;
  assert.deepEqual(await user(), {
    username,
    nickname: username,
    version: null,
    expire: null,
    is_expire: true,
    used: 0,
    month_limit: 20,
  });
  for (const [plan, month_limit] of [
    ['basic', 500],
    ['std', 1000],
    ['pro', 2000],
  ] as const) {
    setPlan(context(), username, plan, Date.UTC(2031, 0, 31, 16, 30, 5));
    const said = await user();
    assert.deepEqual(
      [said.version, said.expire, said.is_expire, said.month_limit],
      // The clock of the account: Shanghai, unless its owner says otherwise.
      [plan, '2031-02-01 00:30:05', false, month_limit],
    );
  }
  const again = await client.post('/login', { username, password, not_reg: '1' });
  assert.equal(again.is_expire, false);
  setPlan(context(), username, 'pro', Date.now() - 1);
  assert.deepEqual([(await user()).version, (await user()).is_expire], [null, true]);
};

const history: Scenario = async (world) => {
  const { client } = await member(world);
  assert.deepEqual((await client.get('/user')).logs, []);
  const first = fidOf(await client.direct({ ...CONF, x2: '1' }, await jpeg()));
  const waiting = (await client.get('/user')).logs as unknown[][];
  assert.equal(waiting[0]?.length, 5);
  assert.deepEqual(waiting[0]?.slice(1, 2), ['']);
  await ended(world, client, first);
  const second = fidOf(await client.direct({ ...CONF, noise: '0' }, await jpeg()));
  const { logs, user } = (await client.get('/user/')) as { logs: unknown[][]; user: { used: number } };
  assert.deepEqual(
    logs.map((log) => log[4]),
    [second, first],
  );
  assert.equal(user.used, 2);
  const [conf, output, created, status] = logs[1] ?? [];
  assert.deepEqual(conf, { ...CONF, x2: '1', input: '', time: (conf as { time: number }).time });
  assert.ok((conf as { time: number }).time >= 1);
  assert.match(String(output), new RegExp(`/${first}_1_-1_photo\\.jpg$`));
  assert.match(String(created), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.equal(status, 'success');
  assert.ok(!JSON.stringify(logs).includes('null'));
  await client.delete('/free', { fids: JSON.stringify([first, second]) });
};

const password: Scenario = async (world) => {
  const stranger = new BigjpgClient(world.origin);
  assert.deepEqual(await stranger.post('/user', { new: 'x' }), { status: 'no_login' });
  assert.deepEqual(await stranger.get('/user'), { status: 'no_login' });
  const { client, username, password: old } = await member(world);
  await stranger.post('/login', { username, password: old });
  assert.deepEqual(await client.post('/user', { new: '' }), { status: 'error' });
  assert.deepEqual(await client.post('/user', { new: 'fresh' }), { status: 'ok' });
  assert.deepEqual(await stranger.get('/user'), { status: 'no_login' });
  assert.equal((await client.get('/user')).status, 'ok');
  assert.deepEqual(await stranger.post('/login', { username, password: old }), { status: 'password_error' });
  assert.equal((await stranger.post('/login', { username, password: 'fresh' })).status, 'ok');
};

const left: Scenario = async (world) => {
  const { client, username, password } = await member(world);
  const person = findPerson(context().db, { by: 'name', value: username });
  assert.ok(person);
  assert.deepEqual((await deleteMyAccount(context(), person.id, password)).ok, true);
  assert.deepEqual(await client.get('/user'), { status: 'not_exist' });
  assert.deepEqual(await client.post('/user', { new: 'x' }), { status: 'no_login' });
};

const orders: Scenario = async (world) => {
  const { origin } = world;
  const stranger = new BigjpgClient(origin);
  assert.deepEqual(await stranger.get('/youzan_order', { goods: 'basic' }), { status: 'no_login' });
  const { client, username } = await member(world);
  for (const goods of ['', 'free', 'gold', '1'])
    assert.deepEqual(await client.get('/youzan_order', { goods }), { status: 'param_error' });
  const made = await client.get('/youzan_order', { goods: 'std' });
  assert.match(String(made.qr_url), new RegExp(`^${origin}/pay/\\w{21}$`));
  assert.match(String(made.qr), /^data:image\/png;base64,[\w+/=]{200,}$/);
  assert.deepEqual(await client.get('/youzan_order/', { goods: 'std' }), made);
  assert.deepEqual(await stranger.get('/bill', { a: '1', g: 'std', u: username }), made);
  assert.deepEqual(await stranger.get('/bill', { a: '1', g: 'std', u: newId() }), { status: 'not_exist' });
  assert.deepEqual(await stranger.get('/bill', { a: '1', g: 'x', u: username }), { status: 'param_error' });
  const paypal = await client.http.get('/paypal_order', { params: { goods: 'std' } });
  assert.deepEqual([paypal.status, paypal.headers.location], [302, made.qr_url]);
  assert.deepEqual(await client.post('/apple_verify', { 'receipt-data': 'x' }), { status: 'error' });
  assert.deepEqual(await stranger.post('/reset', {}), { status: 'error' });
  assert.deepEqual(await stranger.post('/reset', { username: newId() }), { status: 'not_exist' });
  assert.deepEqual(await stranger.post('/reset', { username }), { status: 'not_exist' });
  const mail = `${newId()}@example.org`;
  await stranger.post('/login', { username: mail, password: 'x' });
  assert.deepEqual(await new BigjpgClient(origin).post('/reset', { username: mail }), { status: 'ok' });
};

export const ACCOUNT_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'login, in both modes': login,
  'exactly one cookie, with an end': oneCookie,
  'plans and when they end': plans,
  'the history: five elements, newest first, no null': history,
  'a new password, which ends other sessions': password,
  'an account that is gone while its cookie lives': left,
  'orders and the extras of published clients': orders,
};
