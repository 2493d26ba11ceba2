import { expect, test } from '@playwright/test';
import { report } from '@/server/forum/reports';
import { createPost } from '@/server/forum/write-post';
import { putIntoOutbox } from '@/server/platform/outbox';
import { enter, newAccount, newWriter, PASSWORD, signIn } from './lib/accounts';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';

const PARTS = ['', '/reports', '/people', '/content', '/audit', '/outbox', '/jobs'];

test('an admin hides a reported post and bars its author, whose session ends at once; the log shows both', async ({
  page,
  browser,
}) => {
  const admin = await newAccount('keeper', { role: 'admin' });
  const [author, witness] = [await newWriter('loud'), await newWriter('witness')];
  const title = `Buy my watches ${author.uid}`;
  const post = await createPost(author, { title, text: 'cheap, cheap, cheap' });
  await report(witness, { subject: 'post', subjectId: post.id, reason: 'spam', note: 'again and again' });
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, author.name, '/account');

  await page.goto('/admin');
  await enter(page, admin.name);
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  const reported = page.getByTestId('report-case').filter({ hasText: title });
  await expect(reported).toContainText('again and again');
  await reported.getByRole('button', { name: 'Hide', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(dialog.getByLabel('Why?')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Why?').fill('advertising');
  await dialog.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(reported).toHaveCount(0);
  expect((await theirs.context().request.get(`/community/${post.id}`)).ok()).toBe(true);
  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.goto(`/community/${post.id}`))?.status()).toBe(404);

  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('searchbox').fill(author.name);
  await page.getByRole('row').filter({ hasText: author.name }).getByRole('link').click();
  await expect(page.getByText('Signed in on 1 device')).toBeVisible();
  await page.getByRole('button', { name: 'Bar', exact: true }).click();
  await dialog.getByLabel('How long').selectOption('30');
  await dialog.getByLabel('Why?').fill('advertising, for the third time');
  await dialog.getByRole('button', { name: 'Bar', exact: true }).click();
  await expect(page.getByText(/^Barred until/)).toBeVisible();
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await enter(theirs, author.name);
  await expect(theirs.getByText('This account is barred for the time being.')).toBeVisible();

  await page.getByRole('link', { name: 'Log', exact: true }).click();
  const entry = (text: string) => page.getByTestId('audit-entry').filter({ hasText: text });
  await expect(entry('advertising, for the third time')).toContainText(author.name);
  await expect(entry('hid a post').filter({ hasText: `post ${post.id}` })).toContainText(admin.name);
  await page.getByLabel('Which acts').selectOption('user.ban');
  await expect(page).toHaveURL(/act=user\.ban/);
  await expect(entry('hid a post')).toHaveCount(0);
  await expect(entry('advertising, for the third time')).toHaveCount(1);

  // And back again.
  await entry('advertising, for the third time').getByRole('link', { name: author.name }).click();
  await page.getByRole('button', { name: 'Let in again' }).click();
  await dialog.getByLabel('Why?').fill('promised to stop');
  await dialog.getByRole('button', { name: 'Let in again' }).click();
  await expect(page.getByText('May sign in and write')).toBeVisible();
  await theirs.goto('/sign-in');
  await enter(theirs, author.name);
  await expect(theirs.getByRole('button', { name: `Account of ${author.name}` })).toBeVisible();
  await theirs.context().close();
  await stranger.context().close();
});

test('an admin gives a plan, and cannot bar themselves', async ({ page }) => {
  const admin = await newAccount('giver', { role: 'admin' });
  const member = await newWriter('lucky');
  await signIn(page, admin.name, `/admin/people/${member.uid}`);
  await page.getByRole('button', { name: 'Change the plan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Plan').selectOption('pro');
  await dialog.getByLabel('Until the end of').fill('2001-01-01');
  await dialog.getByLabel('Why?').fill('a present');
  await dialog.getByRole('button', { name: 'Change the plan' }).click();
  await expect(dialog.getByText('This moment has passed already.')).toBeVisible();
  await dialog.getByLabel('Until the end of').fill('2099-01-01');
  await dialog.getByRole('button', { name: 'Change the plan' }).click();
  await expect(page.getByText(/^Pro plan until .*2099/)).toBeVisible();
  await page.goto(`/admin/people?find=${admin.name}&filter=admins`);
  await page.getByRole('row').filter({ hasText: admin.name }).getByRole('link').click();
  await expect(page.getByText('This is you. Nobody bars themselves.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bar', exact: true })).toHaveCount(0);
});

test('a message of the outbox is read on demand, and that is in the log', async ({ page }) => {
  const admin = await newAccount('postman', { role: 'admin' });
  const to = `${admin.name}@example.org`;
  const text = 'Your code: 135790';
  await putIntoOutbox({ channel: 'mail', to, subject: 'Code', text, createdAt: Date.now() });
  await signIn(page, admin.name, '/admin/outbox');
  await expect(page.getByText(`To ${to}`)).toBeVisible();
  await expect(page.getByText('135790')).toHaveCount(0);
  await page.getByRole('button', { name: `Read the message to ${to}` }).click();
  await expect(page.getByText('135790')).toBeVisible();
  await page.goto('/admin/audit?act=outbox.read');
  await expect(page.getByTestId('audit-entry').filter({ hasText: to })).toContainText(admin.name);
});

test('others get nothing: not the pages, not the data', async ({ page }) => {
  const member = await newAccount('curious');
  for (const part of PARTS) {
    await page.goto(`/admin${part}`);
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin/);
  }
  await enter(page, member.name, PASSWORD);
  await expect(page.getByRole('heading', { name: 'There is nothing on this table' })).toBeVisible();
  for (const part of [...PARTS, '/people/1', '/']) {
    const answer = await page.goto(`/admin${part}`);
    expect([part, answer?.status()]).toEqual([part, 404]);
    await expect(page.getByRole('heading', { name: 'There is nothing on this table' })).toBeVisible();
  }
  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  for (const procedure of ['overview', 'people.list', 'audits', 'outbox.list', 'jobs', 'reports.list']) {
    const answer = await page.request.get(`/api/trpc/admin.${procedure}?input=${input}`);
    expect([procedure, answer.status()]).toEqual([procedure, 403]);
  }
});

for (const theme of THEMES) {
  test(`axe finds nothing on any part in the ${theme} theme, at desktop and phone width`, async ({
    page,
  }) => {
    test.setTimeout(150_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const admin = await newAccount('watcher', { role: 'admin' });
    const [author, witness] = [await newWriter('author'), await newWriter('witness')];
    const post = await createPost(author, { title: '一篇帖子', text: 'A text.\nIn two lines.' });
    await report(witness, { subject: 'post', subjectId: post.id, reason: 'abuse', note: 'not nice' });
    await report(witness, { subject: 'user', subjectId: author.uid, reason: 'other' });
    await putIntoOutbox({
      channel: 'sms',
      to: '13800138000',
      subject: 's',
      text: 't',
      createdAt: Date.now(),
    });
    await signIn(page, admin.name, '/admin');
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const part of [...PARTS, `/people/${author.uid}`]) {
        await page.goto(`/admin${part}`);
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await expectNoViolations(page);
        await expectNoSidewaysScrolling(page);
      }
      await page.getByRole('button', { name: 'Bar', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolations(page);
    }
  });
}
