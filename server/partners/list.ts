/** All partners, for operators. */
import { asc, count, eq } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { partnerPhotos, partners } from '@/server/db/schema/partners';
import { balanceOf } from './ledger';
import type { Partner } from './partners';

export interface PartnerSummary extends Pick<Partner, 'code' | 'charge' | 'createdAt'> {
  balance: number;
  /** Photographs ever sent. */
  photos: number;
  /** The name of whoever looks after it. */
  user: string | null;
  closed: boolean;
}

/** In the order of their codes. */
export function listPartners(db: Db): PartnerSummary[] {
  const rows = db
    .select({ partner: partners, user: users.name })
    .from(partners)
    .leftJoin(users, eq(users.id, partners.userId))
    .orderBy(asc(partners.code))
    .all();
  return rows.map(({ partner: { id, code, charge, createdAt, disabledAt }, user }) => {
    const sent = db
      .select({ sent: count() })
      .from(partnerPhotos)
      .where(eq(partnerPhotos.partnerId, id))
      .get();
    const balance = balanceOf(db, id);
    return { code, charge, createdAt, balance, photos: sent?.sent ?? 0, user, closed: disabledAt !== null };
  });
}
