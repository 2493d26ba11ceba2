/** For tests: people of the house at whose DATA_DIR this process looks, and what only they would read. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { AccountsContext } from '@/server/accounts/context';
import { createUser } from '@/server/accounts/registration';
import { travelBinding, travelSessionFromCookies } from '@/server/accounts/travel-sessions';
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { listOutbox } from '@/server/platform/outbox';
import { answerOfCaptcha } from '@/server/testing/captcha';
import type { Profile } from '../profile';
import { TravelClient } from './client';

/** Opened when first asked for: whoever runs these says before where DATA_DIR is. */
export function accounts(): AccountsContext {
  return { db: db(), clock: systemClock };
}

/** What the Android client sends in place of a password. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Asks for a captcha and reads it. */
export async function readCaptcha(client: TravelClient): Promise<string> {
  await client.bytes('/user/captcha');
  const session = travelSessionFromCookies(accounts(), await client.cookies());
  assert.ok(session, 'the captcha came with a session');
  return answerOfCaptcha(accounts().db, travelBinding(session));
}

/** Four digits that are not those. */
export function otherThan(digits: string): string {
  return String((Number(digits) + 1) % 10 ** digits.length).padStart(digits.length, '0');
}

/** The code in the latest message to an address or a number. */
export async function sentCode(to: string): Promise<string> {
  const message = (await listOutbox()).find((entry) => entry.to === to);
  return /(?<!\w)\d{6}(?!\w)/.exec(message?.text ?? '')?.[0] ?? 'nothing was sent';
}

export interface Person {
  userId: string;
  name: string;
  email: string;
  phone: string;
  password: string;
}

let count = 0;

/** Names, addresses and numbers that nobody has. */
export function stranger(): Omit<Person, 'userId'> {
  const unique = newId();
  const digits = String(Date.now() % 10 ** 8).padStart(8, '0');
  count += 1;
  return {
    name: `旅人${unique}`,
    email: `${unique}@example.org`,
    phone: `1${String(count % 100).padStart(2, '0')}${digits}`,
    password: `密码 ${unique}`,
  };
}

export async function person(): Promise<Person> {
  const unknown = stranger();
  return { ...unknown, userId: await createUser(accounts(), unknown) };
}

/** A client that somebody is logged in with. */
export async function loggedIn(
  origin: string,
  profile: Profile,
  somebody?: Person,
): Promise<{ client: TravelClient; who: Person }> {
  const who = somebody ?? (await person());
  const client = new TravelClient(origin, profile);
  const answer = await client.post('/user/login', {
    user: who.name,
    password: md5(who.password),
    captcha: await readCaptcha(client),
  });
  client.said(answer, 200, '登录成功');
  return { client, who };
}
