/** People who write, for tests. */
import { createUser } from '@/server/accounts/registration';
import { profileOf } from '@/server/accounts/profile';
import { db } from '@/server/db/client';
import type { Clock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { manualClock } from '@/server/testing/world';
import type { ForumContext, WriterContext } from '../context';

export interface Member extends WriterContext {
  uid: number;
  name: string;
}

/** A fresh account, as the context in which it writes. */
export async function newMember(
  clock: Clock = manualClock(),
  name = `m-${newId().slice(0, 10)}`,
): Promise<Member> {
  const userId = await createUser({ db: db(), clock }, { name, password: 'correct horse' });
  return { db: db(), clock, userId, name, uid: profileOf(db(), userId)?.uid ?? 0 };
}

/** Somebody who is not signed in. */
export function reader(): ForumContext {
  return { db: db(), clock: manualClock(), userId: null };
}
