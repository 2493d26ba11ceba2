/** Admins for tests, and what the log says of them. */
import { desc, eq } from 'drizzle-orm';
import { createUser } from '@/server/accounts/registration';
import { db } from '@/server/db/client';
import { audits } from '@/server/db/schema/community';
import { newId } from '@/server/platform/ids';
import { manualClock } from '@/server/testing/world';
import type { AdminContext } from '../context';

export const clock = manualClock(Date.now());
export const reason = 'because of the test';

/** A fresh admin, as the context in which they act. */
export async function newAdmin(): Promise<AdminContext> {
  const name = `admin-${newId().slice(0, 8)}`;
  const adminId = await createUser({ db: db(), clock }, { name, password: 'correct horse', role: 'admin' });
  return { db: db(), clock, adminId };
}

/** The rows of the log about something, the latest first. */
export function auditsOf(target: string) {
  return db()
    .select()
    .from(audits)
    .where(eq(audits.target, target))
    .orderBy(desc(audits.id))
    .all()
    .map(({ act, adminId, detail }) => ({ act, adminId, detail: JSON.parse(detail) as unknown }));
}
