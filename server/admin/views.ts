/** What the management's pages receive. Moments are ms since the epoch. */
import type { Plan } from '@/server/billing/plans';
import type { REPORT_REASONS } from '@/server/db/schema/community';

/** Part of a list; `nextCursor` asks for what follows, null at the end. */
export interface AdminPage<T, Cursor> {
  items: T[];
  nextCursor: Cursor | null;
}

/** Somebody as they are mentioned beside a thing of theirs. */
export interface PersonRef {
  userId: string;
  uid: number;
  name: string;
  former: boolean;
  avatar: string;
}

export interface PersonRow extends PersonRef {
  email: string | null;
  phone: string | null;
  role: 'user' | 'admin';
  /** As it was given; whether it has run out says `planUntil`. */
  plan: Plan;
  planUntil: number | null;
  /** Null: not barred at this moment. `forGood` when there is no end. */
  ban: { until: number; forGood: boolean } | null;
  createdAt: number;
  /** When any session of theirs was last used; null when none is left. */
  lastSeenAt: number | null;
}

export interface PersonDetail extends PersonRow {
  intro: string;
  /** Live sessions. */
  sessions: number;
  posts: number;
  comments: number;
  /** About the person; reports of what they wrote stand with that. */
  openReports: number;
}

export interface ContentRow {
  kind: 'post' | 'comment';
  id: number;
  author: PersonRef;
  /** Empty for comments. */
  title: string;
  /** The beginning. */
  text: string;
  textCut: boolean;
  /** Small pictures of a post. */
  thumbnails: string[];
  /** The post that a comment stands below. */
  postId: number;
  hidden: boolean;
  locked: boolean;
  deleted: boolean;
  createdAt: number;
}

export interface ReportEntry {
  id: number;
  reporter: PersonRef;
  reason: (typeof REPORT_REASONS)[number];
  note: string;
  createdAt: number;
}

/** Everything that is reported about one thing and waits for a decision. */
export interface ReportCase {
  subject: 'post' | 'comment' | 'user';
  subjectId: number;
  /** Null when it is gone for good. */
  content: ContentRow | null;
  person: PersonRow | null;
  /** The oldest first; twenty at most, `total` says how many there are. */
  reports: ReportEntry[];
  total: number;
}

export interface AuditRow {
  id: number;
  admin: PersonRef | null;
  act: string;
  target: { kind: string; id: string; person: PersonRef | null };
  detail: Record<string, unknown>;
  createdAt: number;
}
