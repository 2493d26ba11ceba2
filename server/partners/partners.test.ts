/** Guarantees of partners: only who knows the secret is believed, for two minutes at a time. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Db } from '@/server/db/client';
import { partners } from '@/server/db/schema/partners';
import { addPartner, findPartner, provenPartner, rotateSecret } from './partners';
import { openSecret, sealSecret } from './secret';
import { isTokenGood, makeToken } from './token';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const SECOND = NOW / 1000;
let db: Db;
let secret: string;

beforeEach(() => {
  db = openDatabase(':memory:');
  secret = addPartner(db, { code: 'studio', charge: 'download', points: 0 }, NOW).secret;
});

describe('tokens', () => {
  it('are the MD5 digest of secret and time, as the document says (a vector of our own)', () => {
    expect(makeToken('a secret of ours', 1_800_000_000)).toBe('4c9b0500eacddaf8a04b30f9309ba454,1800000000');
  });

  it.each([
    [-120, true],
    [120, true],
    [-121, false],
    [121, false],
  ])('%i seconds away from now: %s', (away, good) => {
    expect(provenPartner(db, 'studio', makeToken(secret, SECOND + away), NOW) !== null).toBe(good);
  });

  it('are refused in every other form', () => {
    const good = makeToken(secret, SECOND);
    const [digest = ''] = good.split(',');
    const others = [
      '',
      good.toUpperCase(),
      ` ${good}`,
      `${good}\n`,
      `${good},`,
      `${digest},${NOW}`,
      `${digest}`,
    ];
    for (const other of others) expect(isTokenGood(other, secret, NOW), other).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => !isTokenGood(text, secret, NOW)));
  });

  it('say nothing to another partner, and nothing after the secret was changed', () => {
    const other = addPartner(db, { code: 'other', charge: 'upload', points: 0 }, NOW);
    const token = makeToken(secret, SECOND);
    expect(provenPartner(db, 'other', token, NOW)).toBeNull();
    expect(provenPartner(db, 'nobody', token, NOW)).toBeNull();
    const renewed = rotateSecret(db, 'studio');
    expect(provenPartner(db, 'studio', token, NOW)).toBeNull();
    expect(provenPartner(db, 'studio', makeToken(renewed, SECOND), NOW)?.code).toBe('studio');
    expect(new Set([secret, renewed, other.secret]).size).toBe(3);
  });
});

describe('secrets', () => {
  it('have 32 characters or more and do not stand in the database', () => {
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(db.select().from(partners).all())).not.toContain(secret);
  });

  it('cannot be moved to another partner or changed', () => {
    const sealed = sealSecret('x'.repeat(40), 'a');
    expect(openSecret(sealed, 'a')).toBe('x'.repeat(40));
    expect(() => openSecret(sealed, 'b')).toThrow();
    expect(() => openSecret(`A${sealed.slice(1)}`, 'a')).toThrow();
  });
});

describe('codes', () => {
  it.each(['', 'A', 'a b', '../x', 'third', 'trpc', 'x'.repeat(33), '-a'])('%j is refused', (code) => {
    expect(() => addPartner(db, { code, charge: 'upload', points: 0 }, NOW)).toThrow('partnerCodeInvalid');
  });

  it('are given once', () => {
    expect(() => addPartner(db, { code: 'studio', charge: 'upload', points: 5 }, NOW)).toThrow(
      'partnerExists',
    );
    expect(() => findPartner(db, 'nobody')).toThrow('partnerUnknown');
  });
});
