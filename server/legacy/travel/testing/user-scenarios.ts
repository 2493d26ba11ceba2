/** For tests: every message of 003-1 to 003-8, in the document's order, asked by a real client. */
import assert from 'node:assert/strict';
import FormData from 'form-data';
import { deleteMyAccount } from '@/server/accounts/delete-account';
import { drawnPhoto } from '@/server/testing/pictures';
import { sharp } from '@/server/media/pixels/sharp';
import { TravelClient } from './client';
import { accounts, loggedIn, md5, otherThan, person, readCaptcha, sentCode, stranger } from './people';
import type { Scenario } from './scenario';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const captcha: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const first = await client.bytes('/user/captcha');
  const cookies = first.headers['set-cookie'] ?? [];
  assert.equal(cookies.length, 1);
  assert.match(cookies[0] ?? '', /^sessionid=[^;]+;.*Max-Age=\d+/);
  if (profile === 'document') {
    assert.equal(first.headers['content-type'], 'image/png');
    assert.deepEqual(first.data.subarray(0, 8), PNG);
  } else {
    const data = client.said(await client.get('/user/captcha'), 200, '获取成功') as {
      index: 1;
      img: string;
    }[];
    assert.deepEqual([data.length, data[0]?.index], [1, 1]);
    assert.deepEqual(Buffer.from(data[0]?.img ?? '', 'base64').subarray(0, 8), PNG);
  }
};

const login: Scenario = async ({ origin, profile }) => {
  const who = await person();
  const client = new TravelClient(origin, profile);
  const send = (fields: Record<string, string>) => client.post('/user/login', fields);
  const { password } = who;
  client.refused(await client.get('/user/login'), '请使用 POST 请求');
  client.refused(await send({ captcha: '0000' }), '无效参数');
  client.refused(await send({ password, captcha: '' }), '请输入验证码');
  client.refused(await send({ password, captcha: '0000', no_captcha: '' }), '未获取验证码');
  const digits = await readCaptcha(client);
  client.refused(await send({ password, captcha: otherThan(digits) }), '验证码错误');
  client.refused(await send({ password, captcha: digits }), '验证码过期');
  const captcha = () => readCaptcha(client);
  client.refused(await send({ password, captcha: await captcha(), user: '' }), '无效参数');
  client.refused(await send({ password, captcha: await captcha(), user: `${who.name}x` }), '无此用户');
  client.refused(await send({ password: 'wrong', captcha: await captcha(), user: who.name }), '密码错误');

  const answer = await send({ password, captcha: await captcha(), user: who.name });
  const data = client.said(answer, 200, '登录成功') as Record<string, unknown>;
  assert.equal(typeof data.uid, 'number');
  assert.deepEqual(
    { ...data, uid: 0 },
    {
      uid: 0,
      uname: who.name,
      phone: who.phone,
      email: who.email,
      gender: 0,
      intro: '',
      avatar: '/media/avatars/default.jpg',
    },
  );
  const cookies = answer.headers['set-cookie'] ?? [];
  assert.equal(cookies.length, 1);
  assert.match(cookies[0] ?? '', /^sessionid=[\w-]+; Path=\/; Max-Age=1209600; HttpOnly/);

  // Every way of saying who one is, and both forms of a password. Of several the first counts.
  const uid = String(data.uid);
  const ways: Record<string, string>[] = [
    { uid, uname: 'somebody else' },
    { uname: who.name, user: 'somebody else' },
    { phone: who.phone },
    { email: who.email.toUpperCase() },
    { user: uid },
    { user: who.phone },
    { user: who.email },
  ];
  for (const [index, way] of ways.entries()) {
    const typed = index % 2 === 0 ? password : md5(password);
    client.said(await send({ ...way, password: typed, captcha: await captcha() }), 200, '登录成功');
  }
};

const logout: Scenario = async ({ origin, profile }) => {
  const nobody = new TravelClient(origin, profile);
  assert.equal(nobody.said(await nobody.get('/user/logout'), 200, '已清除登录信息'), undefined);
  const { client } = await loggedIn(origin, profile);
  client.said(await client.post('/user/logout'), 200, '已清除登录信息');
  assert.equal(await client.cookies(), '');
  client.refused(await client.get('/user/info'), '未登录或登录超时');
};

const register: Scenario = async ({ origin, profile }) => {
  const who = stranger();
  const taken = await person();
  const client = new TravelClient(origin, profile);
  const send = (fields: Record<string, string>) => client.post('/user/register', fields);
  const { name, email, phone } = who;
  const whole = { uname: name, password: md5(who.password), email, phone };
  client.refused(await client.get('/user/register'), '请使用 POST 请求');
  client.refused(await send({ ...whole, captcha: '' }), '请输入验证码');
  client.refused(await send({ ...whole, captcha: '1234' }), '未获取验证码');
  const digits = await readCaptcha(client);
  client.refused(await send({ ...whole, captcha: otherThan(digits) }), '验证码错误');
  client.refused(await send({ ...whole, captcha: digits }), '验证码过期');

  const refusals: [Record<string, string>, string][] = [
    [{ ...whole, uname: '' }, '无效参数：缺少用户名或密码'],
    [{ ...whole, password: '' }, '无效参数：缺少用户名或密码'],
    // Everything that follows is wrong, too: the first in the document's order is told.
    [{ ...whole, uname: '12345', phone: '123' }, '用户名不能全为数字'],
    [{ ...whole, uname: `${taken.name}!`, phone: '123456789', email: '' }, '手机号格式不正确'],
    [{ ...whole, uname: `${name}<b>`, phone: '', email: '' }, '用户名包含特殊字符'],
    [{ ...whole, uname: taken.name, phone: '', email: '' }, '用户名已存在'],
    [{ ...whole, phone: '', email: '' }, '无效参数：缺少手机或邮箱'],
    [{ ...whole, phone: taken.phone }, '手机号已存在'],
    [{ ...whole, email: taken.email }, '邮箱已存在'],
    [{ ...whole, email: 'no address' }, '注册错误'],
    [{ ...whole, uname: `${name}\u0007` }, '注册错误'],
  ];
  for (const [fields, msg] of refusals)
    client.refused(await send({ ...fields, captcha: await readCaptcha(client) }), msg);

  // The Android client sends all fields, those without a value as empty ones.
  const phoneOnly = await send({ ...whole, email: '', captcha: await readCaptcha(client) });
  assert.equal(client.said(phoneOnly, 200, '注册成功'), undefined);
  client.refused(await client.get('/user/info'), '未登录或登录超时');
  // Two registrations of one name at the same instant: exactly one wins.
  const rival = { ...stranger(), name: `${name}二` };
  const racers = [client, new TravelClient(origin, profile)];
  const captchas = await Promise.all(racers.map(readCaptcha));
  const race = racers.map((racer, index) => {
    const own = { phone: '', email: `${index}${rival.email}`, captcha: captchas[index] ?? '' };
    return racer.post('/user/register', { uname: rival.name, password: rival.password, ...own });
  });
  const outcome = (await Promise.all(race)).map(({ data }) => data.msg).sort();
  assert.deepEqual(outcome, ['注册成功', '用户名已存在'].sort());
  // What was registered as MD5 is the password that was typed.
  client.said(
    await client.post('/user/login', {
      uname: name,
      password: who.password,
      captcha: await readCaptcha(client),
    }),
    200,
    '登录成功',
  );
};

const password: Scenario = async ({ origin, profile }) => {
  const { client, who } = await loggedIn(origin, profile);
  const other = (await loggedIn(origin, profile, who)).client;
  const nobody = new TravelClient(origin, profile);
  const send = (from: TravelClient, fields: Record<string, string>) => from.post('/user/password', fields);
  const fields = { old_password: who.password, new_password: md5('新密码') };
  nobody.refused(await nobody.get('/user/password'), '请使用 POST 请求');
  nobody.refused(await send(nobody, { ...fields, new_password: '' }), '无效参数');
  nobody.refused(await send(nobody, fields), '未登录或登录超时');
  client.refused(await send(client, { ...fields, old_password: 'wrong' }), '旧密码错误');
  assert.equal(client.said(await send(client, fields), 200, '成功地修改了密码'), undefined);
  client.said(await client.get('/user/info'), 200, '获取成功');
  other.refused(await other.get('/user/info'), '未登录或登录超时');
  assert.deepEqual(await deleteMyAccount(accounts(), who.userId, '新密码'), { ok: true });
  client.refused(await send(client, fields), '无此用户');
  client.refused(await client.get('/user/info'), '无此用户');
};

const avatar: Scenario = async ({ origin, profile }) => {
  const { client } = await loggedIn(origin, profile);
  const nobody = new TravelClient(origin, profile);
  const png = await sharp(drawnPhoto(300, 200), { raw: { width: 300, height: 200, channels: 3 } })
    .png()
    .toBuffer();
  // As the Android client sends it: no type to speak of, and the whole path on the device for a name.
  const android = { contentType: 'image/*', filename: '/storage/emulated/0/DCIM/Camera/我.jpg' };
  const formWith = (name: string, value: Buffer | string, options: FormData.AppendOptions = {}) => {
    const form = new FormData();
    form.append(name, value, options);
    return form;
  };
  nobody.refused(
    await nobody.multipart('/user/avatar', formWith('avatar', png, android)),
    '未登录或登录超时',
  );
  const send = (form: FormData) => client.multipart('/user/avatar', form);
  client.refused(await client.post('/user/avatar'), '未获取到avatar');
  client.refused(await send(formWith('avatar', 'a text')), '未获取到avatar');
  client.refused(await send(formWith('image', png, android)), '未获取到avatar');
  client.refused(await send(formWith('avatar', Buffer.alloc(0), android)), '未获取到avatar');
  client.refused(await send(formWith('avatar', png.subarray(0, 200), android)), '未获取到avatar');
  client.refused(await send(formWith('avatar', Buffer.from('<svg/>'), android)), '未获取到avatar');
  assert.equal(client.said(await send(formWith('avatar', png, android)), 200, '成功地修改了头像'), undefined);
  const data = client.said(await client.get('/user/info'), 200, '获取成功') as Record<string, unknown>;
  assert.equal(data.avatar, `/media/avatars/${String(data.uid)}.jpg`);
};

const info: Scenario = async ({ origin, profile }) => {
  const { client, who } = await loggedIn(origin, profile);
  const taken = await person();
  const nobody = new TravelClient(origin, profile);
  nobody.refused(await nobody.get('/user/info'), '未登录或登录超时');
  nobody.refused(await nobody.post('/user/info', { gender: 1 }), '未登录或登录超时');
  const send = (fields: Record<string, string>) => client.post('/user/info', fields);
  const { email, phone } = stranger();
  const intro = '你好 "quoted" <b>😀</b>';
  const changed = client.said(await send({ gender: '2', intro, email, phone }), 200, '操作成功');
  const expected = { uname: who.name, gender: 2, intro, email, phone };
  const shown = ({ uname, gender, intro: text, email: mail, phone: number }: Record<string, unknown>) => {
    return { uname, gender, intro: text, email: mail, phone: number };
  };
  assert.deepEqual(shown(changed as Record<string, unknown>), expected);
  const unchanged = client.said(await send({ gender: '', intro: '', email: '', phone: '' }), 200, '操作成功');
  assert.deepEqual(shown(unchanged as Record<string, unknown>), expected);
  const refusals: [Record<string, string>, string][] = [
    [{ intro: 'not taken over', phone: taken.phone }, '手机号已存在'],
    [{ intro: 'not taken over', email: taken.email }, '邮箱已存在'],
    [{ intro: 'not taken over', phone: '123' }, '手机号格式不正确'],
    [{ intro: 'not taken over', email: 'nowhere' }, '邮箱格式不正确'],
    [{ intro: 'not taken over', gender: '3' }, '无效参数'],
    [{ intro: 'not taken over', gender: 'male' }, '无效参数'],
    [{ intro: 'x'.repeat(1_000_000) }, '无效参数'],
  ];
  for (const [fields, msg] of refusals) {
    const data = client.said(await send(fields), 403, msg);
    // The Android client reads the data of refusals as well.
    assert.deepEqual(shown(data as Record<string, unknown>), expected);
  }
};

const reset: Scenario = async ({ origin, profile }) => {
  const who = await person();
  const client = new TravelClient(origin, profile);
  const send = async (fields: Record<string, string>, captcha?: string) =>
    client.post('/user/reset', { ...fields, captcha: captcha ?? (await readCaptcha(client)) });
  const { email, phone } = who;
  client.refused(await send({ email }, '1234'), '验证码错误');
  client.refused(await send({ email }, ''), '验证码错误');
  const digits = await readCaptcha(client);
  client.refused(await send({ email: 'nobody@example.org' }, digits), '找不到用户');
  // A failure spends the captcha.
  client.refused(await send({ email }, digits), '验证码错误');
  client.refused(await send({ phone: '19900000000' }), '找不到用户');
  const fields = { code: '000000', new_password: md5('想起来了') };
  client.refused(await send(fields, '1234'), '验证码错误');
  client.refused(await send(fields), '未获取恢复码或已失效');

  client.said(await send({ phone }), 200, '已发送恢复码至手机');
  client.said(await send({ email, phone: 'ignored' }), 200, '已发送恢复码至邮箱');
  const code = await sentCode(email);
  client.refused(await send({ ...fields, code: otherThan(code) }), '恢复码错误');
  client.refused(await send({ ...fields, code: '' }), '参数错误');
  client.refused(await send({ ...fields, code, new_password: '' }), '参数错误');
  assert.equal(client.said(await send({ ...fields, code }), 200, '修改成功'), undefined);
  client.refused(await send({ ...fields, code }), '未获取恢复码或已失效');
  await loggedIn(origin, profile, { ...who, password: '想起来了' });
};

export const USER_SCENARIOS: Readonly<Record<string, Scenario>> = {
  '003-1 captcha': captcha,
  '003-2 login': login,
  '003-3 logout': logout,
  '003-4 register': register,
  '003-5 password': password,
  '003-6 avatar': avatar,
  '003-7 info': info,
  '003-8 reset': reset,
};
