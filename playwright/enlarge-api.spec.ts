/**
 * Document 000 through the built product: no browser, but its clients (axios with a cookie jar, ali-oss, bare
 * sockets), and the pages that belong to it. The same questions are put to the route table alone in
 * server/legacy/bigjpg.
 */
import { expect, test } from '@playwright/test';
import { ACCOUNT_SCENARIOS } from '@/server/legacy/bigjpg/testing/account-scenarios';
import { BigjpgClient } from '@/server/legacy/bigjpg/testing/client';
import { FID_SCENARIOS } from '@/server/legacy/bigjpg/testing/fid-scenarios';
import { TASK_SCENARIOS } from '@/server/legacy/bigjpg/testing/task-scenarios';
import { WIRE_SCENARIOS } from '@/server/legacy/bigjpg/testing/wire-scenarios';
import { newAccount, signIn } from './lib/accounts';

for (const [name, scenario] of Object.entries({
  ...ACCOUNT_SCENARIOS,
  ...TASK_SCENARIOS,
  ...FID_SCENARIOS,
  ...WIRE_SCENARIOS,
}))
  test(name, ({ baseURL }) => scenario({ origin: baseURL ?? '', work: () => Promise.resolve() }));

test('ten thousand numbers in an address are answered, not broken off', async ({ baseURL }) => {
  const fids = JSON.stringify(Array.from({ length: 10_000 }, () => '0'.repeat(32)));
  expect(await new BigjpgClient(baseURL ?? '').get('/free', { fids })).toEqual({ status: 'param_error' });
});

test('the texts of clients travel compressed', async ({ request, baseURL }) => {
  const answer = await request.get(`${baseURL}/conf`, { headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers()['content-encoding']).toBe('gzip');
  for (const page of ['term', 'privacy_policy'])
    expect((await request.get(`/htdocs/${page}.html`)).headers()['content-type']).toContain('text/html');
});

test('a plan is ordered, paid before an admin’s eyes, and starts while its page is open', async ({
  page,
  browser,
}) => {
  const { name } = await newAccount('buyer');
  await signIn(page, name, '/account/plan');
  await page.getByTestId('plan-std').getByRole('button', { name: 'Order the Standard plan' }).click();
  await expect(page.getByRole('heading', { name: 'Order: Standard plan' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Waiting for payment' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Code with the address of this page' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'The payment has come' })).toHaveCount(0);

  const office = await browser.newPage();
  const admin = await newAccount('office', { role: 'admin' });
  await signIn(office, admin.name, new URL(page.url()).pathname);
  await expect(office.getByText(name, { exact: true })).toBeVisible();
  await office.getByRole('button', { name: 'The payment has come' }).click();
  await office.getByRole('button', { name: 'Yes, start the plan' }).click();
  await expect(office.getByText('Thank you.')).toBeVisible();
  await office.close();

  await expect(page.getByRole('status').filter({ hasText: 'Paid' })).toBeVisible();
  await page.goto('/account/plan');
  await expect(page.getByTestId('plan-std').getByText('Your plan')).toBeVisible();
  await expect(page.getByTestId('plan-basic').getByRole('button')).toHaveCount(0);
  await expect(page.getByText('Your Standard plan is good until')).toBeVisible();
});

test('a key is shown once, works, and is worthless after it was revoked', async ({ page, request }) => {
  await signIn(page, (await newAccount('scripter')).name, '/account/keys');
  await expect(page.getByText('No program has a key yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await expect(page.getByText('Give the key a name, so that you will know it again.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('my script');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = await page.getByTestId('fresh-key').innerText();
  expect(key).toMatch(/^gy_/);
  const status = async () => {
    const answer = await request.post('/api/task/', { headers: { 'x-api-key': key }, form: { conf: '{}' } });
    return ((await answer.json()) as { status: string }).status;
  };
  expect(await status()).toBe('param_error');
  await page.reload();
  await expect(page.getByTestId('api-key')).toContainText('my script');
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke “my script”' }).click();
  await page.getByRole('button', { name: 'Yes, revoke it' }).click();
  await expect(page.getByText('No program has a key yet.')).toBeVisible();
  expect(await status()).toBe('valid_api_key_required');
});

test('an order that there is not says so', async ({ page }) => {
  await page.goto('/pay/nothing');
  await expect(page.getByRole('heading', { name: 'This order cannot be shown' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'To the plans' })).toBeVisible();
});
