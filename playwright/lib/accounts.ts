/** People of the journeys, made where the product keeps them, and how they come in. */
import { expect, type Page } from '@playwright/test';
import { createUser } from '@/server/accounts/registration';
import { db } from '@/server/db/client';
import { newMember, type Member } from '@/server/forum/testing/members';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';

// The database of the product under test.
process.env.DATA_DIR = process.env.E2E_DATA_DIR;

export const PASSWORD = 'correct horse';

/** An account of this test alone; names read well in a report of what went wrong. */
export async function newAccount(
  kind: string,
  facts: { role?: 'admin'; email?: string } = {},
): Promise<{ id: string; name: string }> {
  const name = `${kind}-${newId().slice(0, 6)}`;
  const id = await createUser({ db: db(), clock: systemClock }, { name, password: PASSWORD, ...facts });
  return { id, name };
}

/** Somebody who writes, without a browser of their own. */
export function newWriter(kind: string): Promise<Member> {
  return newMember(systemClock, `${kind}-${newId().slice(0, 6)}`);
}

/** Fills in the door that the page shows. */
export async function enter(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Name or e-mail').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in and goes on to a path of the site. */
export async function signIn(page: Page, name: string, next = '/'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await enter(page, name);
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
}
