import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { enter, newAccount, PASSWORD, signIn } from './lib/accounts';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { plainJpeg } from './lib/pictures';
import { downloadBy } from './lib/studio';

const NEW_PASSWORD = 'another long password';

/** The names in a ZIP; rejects what no reader could open. */
function namesInZip(bytes: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error: Error | null, zip?: ZipFile) => {
      if (error || !zip) return reject(error ?? new Error('no ZIP'));
      const names: string[] = [];
      zip.on('entry', ({ fileName }: Entry) => {
        names.push(fileName);
        zip.readEntry();
      });
      zip.on('end', () => resolve(names));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

const toSection = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of your account' }).getByRole('link', { name }).click();

test('whoever is not signed in is asked in, and comes to the section they wanted', async ({ page }) => {
  const { name } = await newAccount('seeker');
  await page.goto('/account/sessions');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsessions$/);
  await enter(page, name);
  await expect(page).toHaveURL(/\/account\/sessions$/);
  await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
});

test('a door never leads to another site', async ({ page, baseURL }) => {
  const { name } = await newAccount('careful');
  await page.goto('/sign-in?next=//evil.example/');
  await enter(page, name);
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
});

test('profile and picture are changed, refused at their field, and kept', async ({ page }) => {
  const { name } = await newAccount('painter');
  await newAccount('other', { email: `taken-${name}@example.org` });
  await signIn(page, name, '/account');
  await page.getByLabel('A few words').fill('山水 and ink');
  await page.getByText('Female').click();
  await page.getByLabel('E-mail').fill(`taken-${name}@example.org`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('E-mail').fill(`${name}@example.org`);
  await page.getByLabel('Telephone').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Telephone')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Telephone').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByTestId('avatar-input').setInputFiles({
    name: 'letter.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('no picture at all'),
  });
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not a picture' })).toBeVisible();
  await page.getByTestId('avatar-input').setInputFiles(await plainJpeg('me.jpg', 500, 300));
  await expect(page.getByRole('img', { name: 'The picture you chose' })).toBeVisible();
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await expect(page.getByText('Your new picture is in place.')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('A few words')).toHaveValue('山水 and ink');
  await expect(page.getByRole('radio', { name: 'Female', exact: true })).toBeChecked();
  await expect(page.getByLabel('E-mail')).toHaveValue(`${name}@example.org`);
  const picture = page.getByRole('img', { name: `Picture of ${name}` });
  expect(await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([
    256, 256,
  ]);
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await expect(page.getByText('Your picture was removed.')).toBeVisible();
  await expect(picture).toHaveAttribute('src', /default\.jpg$/);
});

test('a new password ends the other sessions; devices are listed and ended one by one', async ({
  page,
  browser,
}) => {
  const { name } = await newAccount('locked');
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, name);
  await signIn(page, name, '/account/password');
  await page.getByLabel('Current password').fill('not it at all');
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await enter(elsewhere, name, NEW_PASSWORD);
  await expect(elsewhere).toHaveURL(/\/account$/);
  await toSection(page, 'Devices');
  const rows = page.getByTestId('session');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('This device');
  await expect(rows.first()).toContainText(/Chrom.* on Linux/);
  await rows
    .nth(1)
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await expect(rows).toHaveCount(1);
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
});

test('language and theme follow at once and stay', async ({ page }) => {
  const { name } = await newAccount('reader');
  await signIn(page, name, '/account/appearance');
  await page.getByRole('radio', { name: 'Darkroom' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'darkroom');
  await page.getByRole('radio', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: '语言与主题' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'darkroom');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('everything can be taken along as a ZIP that opens, and the account deleted with its password', async ({
  page,
}) => {
  const { name } = await newAccount('leaver');
  await signIn(page, name, '/account/data');
  const download = await downloadBy(page, page.getByRole('link', { name: 'Download my data (ZIP)' }));
  const names = await namesInZip(await readFile(await download.path()));
  expect(names.some((file) => file.endsWith('.json'))).toBe(true);

  await page.getByRole('button', { name: 'Delete my account…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill('not it at all');
  await dialog.getByRole('button', { name: 'Delete it now' }).click();
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Delete it now' }).click();
  await expect(page.getByText('Your account is deleted. Farewell.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.goto('/sign-in');
  await enter(page, name);
  await expect(page.getByText('Name and password do not match.')).toBeVisible();
});

for (const theme of THEMES) {
  test(`axe finds nothing on any section in the ${theme} theme, at desktop and phone width`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { name } = await newAccount('looker');
    await page.goto('/recover');
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page);
    await page.goto('/recover?step=code');
    await page.waitForLoadState('networkidle');
    await expectNoViolations(page);
    await signIn(page, name, '/account');
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const section of ['', '/plan', '/password', '/sessions', '/appearance', '/data']) {
        await page.goto(`/account${section}`);
        await page.waitForLoadState('networkidle');
        await expectNoViolations(page);
        await expectNoSidewaysScrolling(page);
      }
    }
    await page.getByRole('button', { name: 'Delete my account…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoViolations(page);
  });
}
