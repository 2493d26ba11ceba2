/**
 * Document 002 through the built product (axios, form-data, bare sockets, the product's own worker), and the console
 * of whoever looks after a partner.
 */
import { expect, test, type Page } from '@playwright/test';
import { db } from '@/server/db/client';
import { PartnerClient, refuses } from '@/server/legacy/partner/testing/client';
import { RESULT_SCENARIOS } from '@/server/legacy/partner/testing/result-scenarios';
import { newPartner } from '@/server/legacy/partner/testing/server';
import { TOKEN_SCENARIOS } from '@/server/legacy/partner/testing/token-scenarios';
import { UPLOAD_SCENARIOS } from '@/server/legacy/partner/testing/upload-scenarios';
import { WIRE_SCENARIOS } from '@/server/legacy/partner/testing/wire-scenarios';
import { givePoints } from '@/server/partners/partners';
import { linkUser } from '@/server/partners/settings';
import { enter, newAccount, signIn } from './lib/accounts';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { liveThroughAMonth, productWorld } from './lib/partner';

const PARTS = ['', '/ledger', '/connect', '/access', '/webhook'];

// Those that wait for the worker come first, before others give it more to do.
const scenarios = { ...RESULT_SCENARIOS, ...TOKEN_SCENARIOS, ...WIRE_SCENARIOS, ...UPLOAD_SCENARIOS };
for (const [name, scenario] of Object.entries(scenarios))
  test(`document 002: ${name}`, async ({ baseURL }) => {
    // The worker does real work, and what other tests have left waiting first.
    test.setTimeout(180_000);
    await scenario(productWorld(baseURL ?? ''));
  });

async function partnerOf(points: number) {
  const own = newPartner('upload', points);
  const user = await newAccount('partner');
  linkUser(db(), own.code, user.name);
  return { own, user };
}

async function shownSecret(page: Page): Promise<string> {
  return (await page.getByTestId('shown-secret').textContent()) ?? '';
}

test('a partner sees usage and ledger, tries the API and takes a new secret', async ({ page, baseURL }) => {
  const { own, user } = await partnerOf(400);
  liveThroughAMonth(own.code);
  givePoints(db(), own.code, 50, 'invoice 2026-11', Date.now());
  await page.goto('/partner');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fpartner/);
  await enter(page, user.name);

  const bars = page.getByTestId('usage-bars');
  await expect(bars).toHaveAccessibleName(/Photographs sent in the last 30 days: \d+ in all/);
  await page.getByText('Show as a table').click();
  await expect(page.getByRole('columnheader', { name: 'Failed' })).toBeVisible();

  await page.getByRole('link', { name: 'Ledger' }).click();
  const rows = page.getByTestId('ledger-row');
  await expect(rows).toHaveCount(25);
  await expect(rows.first()).toContainText('invoice 2026-11');
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await expect(rows).toHaveCount(50);
  await page.getByLabel('Which changes are shown').selectOption('grant');
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/show=grant/);

  await page.getByRole('link', { name: 'Try the API' }).click();
  await expect(page.getByText('-H "token: $TOKEN"')).toBeVisible();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('button', { name: 'Ask for the points left' }).click();
  await expect(page.getByTestId('test-answer')).toContainText(`"code": "${own.code}"`);
  await expect(page.getByText(/-H "token: [0-9a-f]{32},\d{10}"/)).toBeVisible();

  await page.getByRole('link', { name: 'Access' }).click();
  await page.getByRole('button', { name: 'Take a new secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace it' }).click();
  await expect(page.getByTestId('shown-secret')).toBeVisible();
  const secret = await shownSecret(page);
  const world = productWorld(baseURL ?? '');
  refuses(await new PartnerClient(world, own).post('/api/third/company/nums'), 9999);
  expect(await new PartnerClient(world, { ...own, secret }).nums()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByTestId('shown-secret')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The secret', exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test('a partner keeps a list of addresses, which holds for everybody', async ({ page, baseURL }) => {
  const { own, user } = await partnerOf(3);
  await signIn(page, user.name, '/partner/access');
  const list = page.getByLabel('Addresses and networks');
  await list.fill('203.0.113.7\nhere and there');
  await page.getByRole('button', { name: 'Save the list' }).click();
  await expect(list).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('“here and there” is neither an address nor a network.')).toBeVisible();
  await list.fill(' 203.0.113.7 \n\n2001:db8::/32\n203.0.113.7');
  await page.getByRole('button', { name: 'Save the list' }).click();
  await expect(list).toHaveValue('203.0.113.7\n2001:db8::/32');
  const client = new PartnerClient(productWorld(baseURL ?? ''), own);
  refuses(await client.post('/api/third/company/nums'), 9999);
  await list.fill('');
  await page.getByRole('button', { name: 'Save the list' }).click();
  await expect(page.getByText('Every address may ask at the moment.')).toBeVisible();
  expect(await client.nums()).toBe(3);
});

test('a partner has a test sent; an address inside the house is never asked', async ({ page }) => {
  const { user } = await partnerOf(3);
  await signIn(page, user.name, '/partner/webhook');
  await expect(page.getByText('Nothing has been announced yet.')).toBeVisible();
  const url = page.getByLabel('Address', { exact: true });
  await url.fill('nonsense');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This is not a web address that messages could be sent to.')).toBeVisible();
  await url.fill('http://127.0.0.1:9/hook');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await shownSecret(page)).length).toBeGreaterThanOrEqual(32);
  await page.getByRole('button', { name: 'Send a test' }).click();
  const delivery = page.getByTestId('delivery');
  await expect(delivery).toContainText('1 attempt');
  await expect(delivery).toContainText('Under way');
  await page.getByRole('button', { name: 'Stop announcing' }).click();
  await expect(page.getByRole('button', { name: 'Send a test' })).toHaveCount(0);
});

test('others are told how they would become one', async ({ page }) => {
  const user = await newAccount('somebody');
  await signIn(page, user.name, '/partner');
  await expect(page.getByText(`partner link CODE ${user.name}`)).toBeVisible();
  expect((await page.goto('/partner/nowhere'))?.status()).toBe(404);
});

for (const theme of THEMES)
  test(`the console is fit for everybody, from a phone to a wall (${theme})`, async ({ page }) => {
    const { own, user } = await partnerOf(400);
    liveThroughAMonth(own.code);
    await page.emulateMedia({ colorScheme: theme });
    await signIn(page, user.name, '/partner');
    for (const part of PARTS) {
      await page.goto(`/partner${part}`);
      await expect(page.getByRole('navigation', { name: 'Parts of the partner console' })).toBeVisible();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await expectNoViolations(page);
      for (const width of [360, 768, 1280, 2560]) {
        await page.setViewportSize({ width, height: 860 });
        await expectNoSidewaysScrolling(page);
        const folder = process.env.PARTNER_SHOTS;
        if (folder && width !== 768)
          await page.screenshot({
            path: `${folder}/${theme}${part.replace('/', '-')}-${width}.png`,
            fullPage: true,
          });
      }
    }
  });
