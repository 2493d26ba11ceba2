import { expect, test } from '@playwright/test';
import { plainJpeg } from './lib/pictures';
import { layDown, start, untilCompared } from './lib/studio';

const password = 'a long enough password';

test('what a visitor made belongs to the account that they open, and leaves with them', async ({ page }) => {
  const name = `walker${Date.now().toString(36)}`;
  await page.goto('/');
  await layDown(page, await plainJpeg('before-signing-up.jpg', 200, 150));
  await start(page);
  await untilCompared(page);

  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();

  await page.goto('/history');
  await expect(page.getByText('before-signing-up.jpg').first()).toBeVisible();

  await page.getByRole('button', { name: `Account of ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.goto('/history');
  await expect(page.getByText('Nothing here yet')).toBeVisible();

  await page.goto('/sign-in');
  await page.getByLabel('Name or e-mail').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
  await page.goto('/history');
  await expect(page.getByText('before-signing-up.jpg').first()).toBeVisible();
});

test('a name that is taken is said so beside the field, and nothing typed is lost', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByLabel('Name', { exact: true }).fill('Admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create an account' }).click();
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveValue('Admin');
});
