/** The parts of /admin in their order. */
import {
  ClipboardList,
  Flag,
  LayoutDashboard,
  ListChecks,
  Mail,
  MessagesSquare,
  Users,
  type LucideIcon,
} from 'lucide-react';

export interface AdminPart {
  /** The last part of the address, and a key of `admin.parts.*`. */
  id: 'overview' | 'reports' | 'people' | 'content' | 'audit' | 'outbox' | 'jobs';
  Icon: LucideIcon;
}

export const PARTS: readonly AdminPart[] = [
  { id: 'overview', Icon: LayoutDashboard },
  { id: 'reports', Icon: Flag },
  { id: 'people', Icon: Users },
  { id: 'content', Icon: MessagesSquare },
  { id: 'audit', Icon: ClipboardList },
  { id: 'outbox', Icon: Mail },
  { id: 'jobs', Icon: ListChecks },
];

export type PartId = AdminPart['id'];

export interface AdminPlace {
  part: PartId;
  /** The person whose page this is. */
  uid: number | null;
}

/** What the end of an address names: a part, or `people/<number>`; null where it names nothing. */
export function placeOf(path: readonly string[] | undefined): AdminPlace | null {
  if (!path || path.length === 0) return { part: 'overview', uid: null };
  const [first, second, ...rest] = path;
  const part = PARTS.find(({ id }) => id === first)?.id;
  if (!part || rest.length > 0) return null;
  if (second === undefined) return { part, uid: null };
  return part === 'people' && /^[1-9]\d{0,14}$/.test(second) ? { part, uid: Number(second) } : null;
}

export function partHref(id: PartId): string {
  return id === 'overview' ? '/admin' : `/admin/${id}`;
}
