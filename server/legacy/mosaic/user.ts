/** 001-1 to 001-3: people. */
import { addMosaicPerson, queryMosaicPerson, setFollowing } from '@/server/mosaic/people';
import { consumeTry } from '@/server/platform/rate-limit';
import type { Handler } from './call';
import { CODE, failed, success, turnedAway } from './replies';

export const addUser: Handler = async ({ context, address }, values) => {
  const [name, email, password] = [values('username')?.trim(), values('email')?.trim(), values('password')];
  if (!name || !email || !password) return failed(CODE.error);
  const origin = { address, cookies: null };
  const result = await addMosaicPerson(context, { name, email, password }, origin);
  return result.ok ? success() : failed(CODE.taken);
};

export const queryUser: Handler = async ({ context, address }, values) => {
  const name = values('username');
  if (!name) return failed(CODE.error);
  await consumeTry('mosaicLookup', address ?? 'unknown');
  const person = await queryMosaicPerson(context, { name, password: values('password') }, { address });
  if (!person) return failed(CODE.missing);
  return success({
    username: person.name,
    email: person.email,
    login: person.uid !== null,
    follow_user: person.follows,
    followed_user: person.followers,
    ...(person.uid === null ? {} : { id: person.uid }),
  });
};

/** `1` where it is not given; null for what is neither. */
function wish(text: string | undefined): boolean | null {
  if (text === undefined || text === '1' || text.toLowerCase() === 'true') return true;
  return text === '0' || text.toLowerCase() === 'false' ? false : null;
}

export const followUser: Handler = async ({ context, caller }, values) => {
  const [from, to] = [values('from_user_name'), values('to_user_name')];
  const wanted = wish(values('follow_bool'));
  if (!from || !to || wanted === null) return failed(CODE.error);
  if (caller && caller.name !== from) return turnedAway(403);
  await setFollowing(context, { from, to, wanted });
  return success();
};
