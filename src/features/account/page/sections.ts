/** The sections of /account in their order; each is a component of its own, fetched when it is looked at. */
import {
  Download,
  Gauge,
  Key,
  MonitorSmartphone,
  Palette,
  Terminal,
  User,
  type LucideIcon,
} from 'lucide-react';

export interface AccountSection {
  /** The last part of the address, and a key of `me.sections.*`. */
  id: 'profile' | 'plan' | 'password' | 'sessions' | 'keys' | 'appearance' | 'data';
  Icon: LucideIcon;
}

export const SECTIONS: readonly AccountSection[] = [
  { id: 'profile', Icon: User },
  { id: 'plan', Icon: Gauge },
  { id: 'password', Icon: Key },
  { id: 'sessions', Icon: MonitorSmartphone },
  { id: 'keys', Icon: Terminal },
  { id: 'appearance', Icon: Palette },
  { id: 'data', Icon: Download },
];

export type SectionId = AccountSection['id'];

/** The section that the end of an address names; the first where it names none, null where it names nothing. */
export function sectionOf(path: readonly string[] | undefined): SectionId | null {
  if (!path || path.length === 0) return 'profile';
  const found = path.length === 1 ? SECTIONS.find(({ id }) => id === path[0]) : undefined;
  return found?.id ?? null;
}

export function sectionHref(id: SectionId): string {
  return id === 'profile' ? '/account' : `/account/${id}`;
}
