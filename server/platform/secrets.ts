/**
 * Secrets that the installation makes for itself and keeps in `DATA_DIR/secrets.json` (mode 0600).
 * Each purpose gets its own key, derived with HKDF (RFC 5869), so that one leaking says nothing of the others.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { config } from './config';
import { dataPath, ensureDataDir } from './data-dir';

const file = z.object({ authSecret: z.string().min(32) });
let master: string | undefined;

/** Reads the master secret, making it on first use. `AUTH_SECRET` in the environment wins. */
function masterSecret(): string {
  const given = config().AUTH_SECRET;
  if (given) return given;
  ensureDataDir();
  const target = dataPath('secrets');
  const temporary = `${target}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify({ authSecret: randomBytes(32).toString('base64url') }), {
    mode: 0o600,
  });
  try {
    // A link fails when the file exists: of web and worker starting together, exactly one secret wins.
    linkSync(temporary, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  return file.parse(JSON.parse(readFileSync(target, 'utf8'))).authSecret;
}

/** What a derived key is for; a key never serves two purposes. */
export type SecretPurpose =
  | 'session'
  | 'visitor'
  | 'upload-ingest'
  | 'captcha'
  | 'recovery'
  | 'proof-of-work'
  | 'object-storage'
  | 'anonymous-address'
  | 'partner'
  | 'qiniu-access'
  | 'qiniu-secret';

const derived = new Map<SecretPurpose, Buffer>();

/** A 32-byte key for one purpose. */
export function secretFor(purpose: SecretPurpose): Buffer {
  let key = derived.get(purpose);
  if (!key) {
    master ??= masterSecret();
    key = Buffer.from(hkdfSync('sha256', master, 'guangying', purpose, 32));
    derived.set(purpose, key);
  }
  return key;
}
