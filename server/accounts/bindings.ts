/** Whose a captcha or a recovery code is, for pages of the web; `travelBinding` is the same for old clients. */
import type { Actor } from './actor';

export function webBinding({ owner }: Pick<Actor, 'owner'>): string {
  return `w:${owner}`;
}
