/** For tests: who is believed. */
import assert from 'node:assert/strict';
import { db } from '@/server/db/client';
import { closePartner, setAllowList } from '@/server/partners/settings';
import { findPartner } from '@/server/partners/partners';
import { ENLARGE, jpeg, PartnerClient, refuses, succeeds, token, type Scenario } from './client';

const ADDRESSES = [
  '/api/third/uploads',
  '/api/third/status',
  '/api/third/download',
  '/api/third/company/nums',
];

const strictness: Scenario = async (world) => {
  const own = world.partner('upload', 1);
  const client = new PartnerClient(world, own);
  const now = Math.floor(Date.now() / 1000);
  const good = token(own.secret, now);
  const [digest = ''] = good.split(',');
  const bad = {
    'none at all': '',
    '121 seconds old': token(own.secret, now - 121),
    'from the future': token(own.secret, now + 125),
    'of 13 digits': `${token(own.secret, now * 1000)}`,
    'of 9 digits': token(own.secret, 999_999_999),
    'with a made-up digest': `${'0'.repeat(32)},${now}`,
    'for another second': `${digest},${now + 1}`,
    'in capitals': good.toUpperCase(),
    'with something behind it': `${good},`,
    'without a time': digest,
    'of another secret': token('somebody else’s', now),
  };
  for (const path of ADDRESSES)
    for (const [what, made] of Object.entries(bad))
      assert.equal(
        refuses(await client.post(path, {}, made), 9999, `${path}: ${what}`),
        '请求参数token不合法',
      );
  for (const seconds of [now - 110, now, now + 110])
    succeeds(await client.post('/api/third/company/nums', {}, token(own.secret, seconds)));
  // One second of honest parallel requests makes one token.
  const same = await Promise.all([1, 2, 3].map(() => client.post('/api/third/company/nums', {}, good)));
  same.forEach(succeeds);
};

const unknownCodes: Scenario = async (world) => {
  const own = world.partner('upload', 1);
  for (const code of ['nobody', '', own.code.toUpperCase(), `${own.code}'--`]) {
    const client = new PartnerClient(world, { code, secret: own.secret });
    for (const path of ADDRESSES.slice(0, 3)) refuses(await client.post(path), 9999, path);
    assert.equal(refuses(await client.post('/api/third/company/nums'), 9002), '数据未找到');
    refuses(await client.post('/api/third/company/nums', {}, 'no token'), 9999);
  }
  // A partner's token says nothing of another partner.
  const other = world.partner('upload', 1);
  const mixed = new PartnerClient(world, { code: other.code, secret: own.secret });
  for (const path of ADDRESSES) refuses(await mixed.post(path), 9999, path);
};

/** Before anything else: neither parameters nor pictures of strangers are looked at. */
const tokenFirst: Scenario = async (world) => {
  const own = world.partner('upload', 0);
  const client = new PartnerClient(world, own);
  const nonsense = { seq: 'nonsense', platform: 'nowhere' };
  refuses(await client.send([{ bytes: Buffer.from('no picture') }], nonsense, 'x'), 9999);
  refuses(await client.send([{ bytes: Buffer.from('no picture') }], nonsense), 9001);
  refuses(await client.send([{ bytes: Buffer.from('no picture') }], ENLARGE), 9101);
};

const allowLists: Scenario = async (world) => {
  const own = world.partner('upload', 3);
  const partnerId = findPartner(db(), own.code).id;
  setAllowList(db(), partnerId, ['203.0.113.0/24', '2001:db8::/32']);
  const from = (address: string) => new PartnerClient(world, own, { 'x-forwarded-for': address });
  assert.equal(await from('203.0.113.9').nums(), 3);
  assert.equal(await from('::ffff:203.0.113.9').nums(), 3);
  assert.equal(await from('2001:db8::7').nums(), 3);
  // Only the last hop counts: what stands before it the sender could have made up.
  for (const address of ['198.51.100.7', '2001:db9::7', '203.0.113.9, 198.51.100.7', 'nonsense'])
    for (const path of ADDRESSES) refuses(await from(address).post(path), 9999, address);
  setAllowList(db(), partnerId, []);
  assert.equal(await from('198.51.100.7').nums(), 3);
};

const closed: Scenario = async (world) => {
  const own = world.partner('upload', 3);
  const client = new PartnerClient(world, own);
  const [mdf = ''] = await client.upload([{ bytes: await jpeg() }]);
  closePartner(db(), own.code, Date.now());
  for (const path of ADDRESSES.slice(0, 3)) refuses(await client.post(path, { mdf }), 9999, path);
  refuses(await client.post('/api/third/company/nums'), 9002);
};

export const TOKEN_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'tokens to the letter and the second': strictness,
  'codes that nobody has': unknownCodes,
  'token, then parameters, then balance, then the picture': tokenFirst,
  'partners of a closed account': closed,
};
/** Where the test is the nearest proxy. */
export const PROXIED_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'addresses on and off the list': allowLists,
};
