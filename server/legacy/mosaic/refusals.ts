/** What the services refuse, in the codes of document 001. */
import type { Refusal } from '@/server/platform/errors';
import { CODE, failed, turnedAway, type Reply } from './replies';

const MISSING = new Set(['personNotFound', 'notFound', 'unknownStyle']);
const TAKEN = new Set(['fileNameTaken']);

export function refusalReply({ code, status, detail }: Refusal): Reply {
  if (code === 'requestTooLarge') return turnedAway(status);
  if (code === 'tooManyTries') return turnedAway(status, { 'retry-after': String(detail.seconds) });
  if (MISSING.has(code)) return failed(CODE.missing);
  return failed(TAKEN.has(code) ? CODE.taken : CODE.error);
}
