/** For tests: 001-1 to 001-3 with every code of the document. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import axios from 'axios';
import { createUser } from '@/server/accounts/registration';
import { findPerson } from '@/server/accounts/people';
import { db } from '@/server/db/client';
import { block } from '@/server/forum/blocks';
import { follow, namesAround } from '@/server/forum/follows';
import { systemClock } from '@/server/platform/clock';
import { member, MosaicClient, says, stranger } from './client';
import type { Scenario } from './scenario';

const adding: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const person = stranger();
  says(await client.get('/api/user/add', person), 1);
  says(await client.post('/api/user/add/', person), -2);
  says(await client.post('/api/user/add/', { ...stranger(), email: person.email.toUpperCase() }), -2);
  says(await client.post('/api/user/add', { ...stranger(), username: person.username }), -2);
  for (const name of ['username', 'email', 'password']) {
    says(await client.post('/api/user/add/', { ...stranger(), [name]: '' }), 0);
    const rest = Object.fromEntries(Object.entries(stranger()).filter(([field]) => field !== name));
    says(await client.get('/api/user/add/', rest), 0);
  }
  says(await client.post('/api/user/add', { ...stranger(), email: 'no address' }), 0);
  says(await client.post('/api/user/add', { ...stranger(), username: 'x'.repeat(65) }), 0);
};

/** The query counts before the body, and the body may have any form. */
const bodies: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const url = `${world.origin}/api/user/add/`;
  const options = { validateStatus: null };
  says(await axios.post(url, stranger(), options), 1);
  says(await axios.postForm(url, stranger(), options), 1);
  const person = stranger();
  says(await client.post(`/api/user/add?username=${encodeURIComponent(person.username)}`, stranger()), 1);
  says(await client.get('/api/user/query', { username: person.username }), 1);
};

const querying: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const { username, email, password } = await member(world);
  const known = { code: 1, username, email, login: false, follow_user: [], followed_user: [] };
  assert.deepEqual(says(await client.get('/api/user/query/', { username }), 1), known);
  assert.deepEqual(says(await client.post('/api/user/query', { username }), 1), known);
  // A wrong password is no error.
  assert.deepEqual(says(await client.post('/api/user/query/', { username, password: 'x' }), 1), known);
  const { id, ...rest } = says(await client.post('/api/user/query', { username, password }), 1);
  assert.deepEqual(rest, { ...known, login: true });
  assert.equal(Number.isInteger(id), true);
  const md5 = createHash('md5').update(password).digest('hex');
  assert.equal(says(await client.get('/api/user/query', { username, password: md5 }), 1).login, true);
  says(await client.get('/api/user/query', { username: stranger().username }), -1);
  says(await client.get('/api/user/query', { username: '' }), 0);
  says(await client.post('/api/user/query/'), 0);
};

/** People of the web are found, but nobody was told that their address would be public. */
const webPeople: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const { username, email, password } = stranger();
  await createUser({ db: db(), clock: systemClock }, { name: username, email, password });
  assert.equal(says(await client.get('/api/user/query', { username }), 1).email, '');
  const answer = says(await client.post('/api/user/query', { username, password }), 1);
  assert.deepEqual([answer.email, answer.login], [email, true]);
};

const following: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const [ann, bob, eve] = [await member(world), await member(world), await member(world)];
  const follows = (follow_bool?: string | number, to = bob.username) =>
    client.post('/api/user/follow/', {
      from_user_name: ann.username,
      to_user_name: to,
      ...(follow_bool === undefined ? {} : { follow_bool }),
    });
  const lists = async (username: string) => {
    const { follow_user, followed_user } = await client.asked('/api/user/query', { username });
    return [follow_user, followed_user];
  };
  // Whoever does not follow may stop following.
  says(await follows(0), 1);
  says(await follows(1), 1);
  says(await follows(1), 1);
  says(await follows(undefined, eve.username), 1);
  assert.deepEqual(await lists(ann.username), [[bob.username, eve.username], []]);
  assert.deepEqual(await lists(bob.username), [[], [ann.username]]);
  says(await follows(0), 1);
  assert.deepEqual(await lists(bob.username), [[], []]);
  for (const bool of ['maybe', '2', '-1']) says(await follows(bool), 0);
  says(await follows(1, stranger().username), -1);
  says(
    await client.get('/api/user/follow', { from_user_name: 'nobody at all', to_user_name: bob.username }),
    -1,
  );
  says(await client.get('/api/user/follow', { from_user_name: ann.username }), 0);
  says(await follows(1, ann.username), 0);
};

/** One account and one list, whichever API it was made through. */
const sharedFollows: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const [ann, bob] = [await member(world), await member(world)];
  const id = (name: string) => findPerson(db(), { by: 'name', value: name })?.id ?? '';
  const context = { db: db(), clock: systemClock };
  await follow({ ...context, userId: id(bob.username) }, { name: ann.username });
  const answer = await client.asked('/api/user/query', { username: ann.username });
  assert.deepEqual(answer.followed_user, [bob.username]);
  const names = { from_user_name: ann.username, to_user_name: bob.username };
  says(await client.get('/api/user/follow', names), 1);
  assert.deepEqual(namesAround(db(), id(ann.username), 'following'), [bob.username]);
  block({ ...context, userId: id(bob.username) }, { name: ann.username });
  says(await client.get('/api/user/follow', names), 0);
};

const atOnce: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const { email } = stranger();
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => client.post('/api/user/add', { ...stranger(), email })),
  );
  const codes = answers.map(({ data }) => data.code).sort((a, b) => a - b);
  assert.deepEqual(codes, [...Array<number>(11).fill(-2), 1]);
};

export const USER_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'adding people': adding,
  'values of the query, a form, multipart and JSON': bodies,
  'asking for people and logging in': querying,
  'people of the web, whose address is their own': webPeople,
  following,
  'follow lists that the web shares': sharedFollows,
  'twelve registrations of one address at once: one wins': atOnce,
};
