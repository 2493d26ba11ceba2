import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { manualClock } from '@/server/testing/world';
import { findPerson } from './people';
import { normalisePhone } from './phones';
import { createUser, registerPerson } from './registration';

const context = { db: db(), clock: manualClock() };
const nowhere = { address: null, cookies: null };
const password = 'a long password';

describe('registering', () => {
  it('lets exactly one of simultaneous registrations of a name win, whatever its case or width', async () => {
    const results = await Promise.all(
      ['Li_Bai', 'li_bai', 'ＬＩ_ＢＡＩ'].map((name) => registerPerson(context, { name, password }, nowhere)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual(
      Array.from({ length: 2 }, () => ({ ok: false, code: 'nameTaken' })),
    );
  });

  it('gives every account a number in the same moment, each once and rising', async () => {
    const ids = [
      await createUser(context, { name: 'first', password, role: 'admin' }),
      await createUser(context, { name: 'second', password }),
    ];
    const uids = ids.map(
      (id) => db().select().from(userNumbers).where(eq(userNumbers.userId, id)).get()?.uid,
    );
    expect(uids[1]).toBe((uids[0] ?? 0) + 1);
    expect(findPerson(db(), { by: 'uid', value: String(uids[0]) })?.id).toBe(ids[0]);
    const without = db().select().from(users).all().length - db().select().from(userNumbers).all().length;
    expect(without).toBe(0);
  });

  it('takes a mail address and a telephone number once, however they are written', async () => {
    const first = { name: 'wu', email: 'Wu@Example.org', phone: '13900139000', password };
    expect(await registerPerson(context, first, nowhere)).toMatchObject({ ok: true });
    const again = (other: object) => registerPerson(context, { name: 'wu2', password, ...other }, nowhere);
    expect(await again({ email: 'wu@example.ORG' })).toEqual({ ok: false, code: 'emailTaken' });
    expect(await again({ phone: '+86 (139) 0013-9000' })).toEqual({ ok: false, code: 'phoneTaken' });
    // Empty fields of old clients are absent ones.
    expect(await again({ email: '', phone: '' })).toMatchObject({ ok: true });
  });

  it.each([
    [{ name: 'line\nbreak' }, 'nameInvalid'],
    [{ name: '   ' }, 'nameInvalid'],
    [{ name: 'a@b' }, 'nameInvalid'],
    [{ name: 'x'.repeat(65) }, 'nameInvalid'],
    [{ name: 'ok', phone: '12345' }, 'phoneInvalid'],
    [{ name: 'ok', email: 'a@b>,<c@d' }, 'emailInvalid'],
  ])('refuses what cannot be shown, called or written to: %j', async (person, code) => {
    await expect(registerPerson(context, { password, ...person }, nowhere)).rejects.toMatchObject({ code });
  });
});

describe('telephone numbers', () => {
  const digits = fc.stringMatching(/^\d{10,15}$/);

  it('are the same however they are grouped, and normalising again changes nothing', () => {
    fc.assert(
      fc.property(
        digits,
        fc.array(fc.constantFrom(' ', '-', '(', ')', '.', '–'), { maxLength: 15 }),
        (number, marks) => {
          const written = [...number].map((digit, at) => digit + (marks[at] ?? '')).join('');
          const plain = normalisePhone(number);
          expect(normalisePhone(written)).toBe(plain);
          if (plain !== null) expect(normalisePhone(plain)).toBe(plain);
        },
      ),
    );
  });

  it('know the prefix of Chinese mobile numbers in every spelling, and full-width digits', () => {
    for (const written of ['+8613800138000', '0086 138 0013 8000', '8613800138000', '１３８００１３８０００'])
      expect(normalisePhone(written)).toBe('13800138000');
  });

  it('are refused when too short, too long, or no numbers', () => {
    for (const written of ['', '123456789', '1'.repeat(16), '1380013800x', '+', "13800138000'; --"])
      expect(normalisePhone(written)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => /^\d{10,15}$|^null$/.test(String(normalisePhone(text)))));
  });
});
