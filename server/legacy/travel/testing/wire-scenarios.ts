/** For tests: what published clients do that no client of today does, byte for byte over a socket. */
import assert from 'node:assert/strict';
import { drawnPhoto } from '@/server/testing/pictures';
import { sharp } from '@/server/media/pixels/sharp';
import { exchange, statusOf } from '../../testing/exchange';
import { TravelClient } from './client';
import { loggedIn, person, readCaptcha } from './people';
import type { Scenario } from './scenario';

/** It keeps the whole `Set-Cookie` value and sends it back as its `Cookie`, attributes and all. */
const cookieEcho: Scenario = async (world) => {
  const who = await person();
  const client = new TravelClient(world.origin, world.profile);
  const { password } = who;
  const fields = { user: who.name, password, captcha: await readCaptcha(client) };
  const answer = await client.post('/user/login', fields);
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  const info = await exchange(world, ['GET /user/info HTTP/1.1', `Cookie: ${cookie}`]);
  assert.equal(statusOf(info), 200);
  assert.match(info, /获取成功/);
  assert.ok(info.includes(JSON.stringify(who.name)));
};

/** It names a type for the body that its GET does not have. */
const typedGet: Scenario = async (world) => {
  const type = 'Content-type: application/json;charset=UTF-8';
  for (const path of ['/forum/', '/forum', '/forum/page/1', '/forum/page/1/', '/user/logout/']) {
    const answer = await exchange(world, [`GET ${path} HTTP/1.1`, type, 'Accept-Encoding: identity']);
    assert.equal(statusOf(answer), 200, path);
    assert.match(answer, /"code":200/);
  }
  const { client } = await loggedIn(world.origin, world.profile);
  const info = await exchange(world, ['GET /user/info/ HTTP/1.1', type, `Cookie: ${await client.cookies()}`]);
  assert.match(info, /"code":200/);
};

/** Parts without a type to speak of, named by their whole path on the device. */
const devicePath: Scenario = async (world) => {
  const { client } = await loggedIn(world.origin, world.profile);
  const png = await sharp(drawnPhoto(64, 64), { raw: { width: 64, height: 64, channels: 3 } })
    .png()
    .toBuffer();
  const name = '/storage/emulated/0/../../data/我 的"avatar".jpg';
  const body = Buffer.concat([
    Buffer.from(
      `--=b=\r\nContent-Disposition: form-data; name="avatar"; filename="${name.replaceAll('"', '%22')}"\r\n` +
        `Content-Type: image/*\r\nContent-Length: ${png.length}\r\n\r\n`,
    ),
    png,
    Buffer.from('\r\n--=b=--\r\n'),
  ]);
  const answer = await exchange(
    world,
    [
      'POST /user/avatar/ HTTP/1.1',
      'Content-Type: multipart/form-data; boundary="=b="',
      `Cookie: ${await client.cookies()}`,
    ],
    body,
  );
  assert.match(answer, /成功地修改了头像/);
};

/** Nobody is sent elsewhere; what is no address is no envelope either. */
const addresses: Scenario = async (world) => {
  const unknown = ['/user/none', '/forum/post/-1', '/forum/post/abc', '/forum/page/1.5', '/forum/post/1/x/y'];
  for (const path of unknown) {
    for (const method of ['GET', 'POST']) {
      const answer = await exchange(world, [`${method} ${path} HTTP/1.1`]);
      assert.equal(statusOf(answer), 404, path);
      assert.match(answer, /content-type: text\/html/i);
    }
  }
  const options = await exchange(world, ['OPTIONS /forum/post/new/ HTTP/1.1']);
  assert.equal(statusOf(options), 204);
  assert.match(options, /allow: POST, OPTIONS/i);
  const head = await exchange(world, ['HEAD /forum/ HTTP/1.1']);
  assert.equal(statusOf(head), 200);
  assert.match(head, /\r\n\r\n$/);
};

/** More than any form of the document holds: refused, and the answer arrives. */
const tooLarge: Scenario = async (world) => {
  const body = Buffer.alloc(5 * 1024 * 1024, 'a=b&');
  const type = 'Content-Type: application/x-www-form-urlencoded';
  const agent = world.profile === 'android' ? 'User-Agent: okhttp/4.9.0' : 'User-Agent: test';
  const answer = await exchange(world, ['POST /user/login HTTP/1.1', type, agent], body);
  assert.equal(statusOf(answer), world.profile === 'android' ? 200 : 413);
  assert.match(answer, /"code":413/);
};

export const WIRE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'the whole Set-Cookie as Cookie': cookieEcho,
  'a type on a GET without a body, with and without a slash': typedGet,
  'a device path as file name and a part of type image/*': devicePath,
  'unknown addresses, OPTIONS and HEAD': addresses,
  'a body of 5 MB': tooLarge,
};
