/** What the web process settles before it answers: a valid environment and an open, migrated database. */
import { db } from '@/server/db/client';
import { config } from '@/server/platform/config';
import { keepLogFile, logger } from '@/server/platform/logger';

export function boot(): void {
  const { PUBLIC_URL, DATA_DIR } = config();
  // next-auth builds addresses from the Host header only when told that it may trust it; it reads these itself.
  process.env.AUTH_TRUST_HOST = '1';
  if (PUBLIC_URL) process.env.NEXTAUTH_URL = PUBLIC_URL;
  // Started with an IPC channel by the supervisor: without it nobody would stop or restart this process.
  process.once('disconnect', () => process.exit(0));
  db();
  keepLogFile('web');
  logger('web').info({ dataDir: DATA_DIR }, 'web process ready');
}
