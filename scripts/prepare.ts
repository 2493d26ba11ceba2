/** What must be true before web and worker start: a valid environment, DATA_DIR, secrets, migrations, an admin. */
import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { createUser } from '@/server/accounts/registration';
import { selectEngine } from '@/inngest/engine/select';
import { db } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { systemClock } from '@/server/platform/clock';
import { config, ConfigError } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { secretFor } from '@/server/platform/secrets';

/** EX_CONFIG of sysexits.h: tells the supervisor that starting again will not help. */
const EXIT_CONFIG = 78;

/** The first start makes one admin with a random password, printed once; only its hash is kept. */
async function ensureAdmin(): Promise<void> {
  const database = db();
  const living = and(eq(users.role, 'admin'), isNull(users.deletedAt));
  if (database.select({ id: users.id }).from(users).where(living).get()) return;
  const taken = database.select({ id: users.id }).from(users).where(eq(users.nameKey, 'admin')).get();
  const name = taken ? `admin-${newId().slice(0, 6)}` : 'admin';
  const password = randomBytes(12).toString('base64url');
  await createUser({ db: database, clock: systemClock }, { name, password, role: 'admin' });
  process.stdout.write(`\n  First start: sign in as  ${name}  with the password  ${password}\n`);
  process.stdout.write('  It is shown this once and stored only as a hash.\n\n');
}

try {
  config();
  selectEngine(config());
  secretFor('session');
  db();
  await ensureAdmin();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exit(EXIT_CONFIG);
}
process.stdout.write(`· data in ${dataPath('media', '..')}\n`);
