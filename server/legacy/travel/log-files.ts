/** 003-54 and 003-55: the latest lines of the logs, for whoever has the operator's password. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { clientAddress } from '@/server/platform/http';
import { readLogTail, type LogFile } from '@/server/platform/log-file';
import { consumeTry, forgiveTries } from '@/server/platform/rate-limit';
import { noSuchAddress, PRIVATE_HEADERS } from './replies';

/** Bytes that are shown. */
const SHOWN = 1024 * 1024;

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** `user:password` of an `Authorization` header; empty when it is none of ours. */
function basicCredentials(header: string | null): string {
  const encoded = /^Basic +([A-Za-z0-9+/_=-]+) *$/i.exec(header ?? '')?.[1];
  return encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, {
    status,
    headers: { ...PRIVATE_HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers },
  });
}

/** Answers with a log; 404 when `LOG_BASIC_AUTH` is not set, as if there were no such address. */
export async function answerLog(request: Request, file: LogFile): Promise<Response> {
  const expected = config().LOG_BASIC_AUTH;
  if (expected === undefined) return noSuchAddress();
  const given = basicCredentials(request.headers.get('authorization'));
  const challenge = { 'www-authenticate': 'Basic realm="logs", charset="UTF-8"' };
  // A browser's first request is not a try.
  if (given === '') return plain(401, '需要认证\n', challenge);
  const subject = `logs ${clientAddress(request.headers.get('x-forwarded-for')) ?? 'unknown'}`;
  try {
    await consumeTry('signInAddress', subject);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return plain(error.status, '尝试次数过多，请稍后再试\n', { 'retry-after': String(error.detail.seconds) });
  }
  if (!sameText(given, expected)) return plain(401, '需要认证\n', challenge);
  await forgiveTries('signInAddress', subject);
  return plain(200, (await readLogTail(file, SHOWN)).toString('utf8'));
}
