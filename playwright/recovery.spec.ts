/**
 * A forgotten password, by the code of a mail that a real SMTP server took: in an installation of its own, since the
 * other journeys read their messages from the outbox.
 */
import { once } from 'node:events';
import { expect, test, type Page } from '@playwright/test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { startInstallation, type Installation } from '@/scripts/lib/installation';

const received: ParsedMail[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }, done);
  },
});
let studio: Installation;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const bound = listener.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  studio = await startInstallation({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Guangying <studio@example.org>',
  });
});
test.afterAll(async () => {
  await studio.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const email = 'forgetful@example.org';
const codeOf = (mail: ParsedMail | undefined) => /^\d{6}$/m.exec(mail?.text ?? '')?.[0] ?? 'no code';
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function signUp(page: Page): Promise<void> {
  await page.goto(`${studio.address}/sign-up`);
  await page.getByLabel('Name', { exact: true }).fill('forgetful');
  await page.getByLabel('E-mail (optional)').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('the old password');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('button', { name: 'Account of forgetful' })).toBeVisible();
}

test('the code of the mail sets a new password, opens the door and ends other sessions', async ({
  page,
  browser,
}) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await signUp(elsewhere);

  await page.goto(`${studio.address}/sign-in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail', { exact: true }).fill('nowhere');
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('E-mail', { exact: true }).fill('nobody@example.org');
  await page.getByRole('button', { name: 'Send the code' }).click();
  // The answer is the same for everybody, so that no list of our people can be made.
  await expect(page).toHaveURL(/step=code$/);
  expect(received).toEqual([]);
  await page.getByRole('link', { name: 'Try another address' }).click();
  await page.getByLabel('E-mail', { exact: true }).fill(email.toUpperCase());
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible();
  await expect.poll(() => received.length).toBe(1);
  const code = codeOf(received[0]);

  const field = page.getByLabel('Code', { exact: true });
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill(wrong(code));
  await page.getByLabel('New password').fill('the new password');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('This is not the code.')).toBeVisible();
  // Pasted with a space, as mails show it sometimes.
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByLabel('New password')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('New password').fill('the new password');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('button', { name: 'Account of forgetful' })).toBeVisible();
  await elsewhere.goto(`${studio.address}/account`);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
});

test('a code that this browser did not ask for is refused in words', async ({ page }) => {
  await page.goto(`${studio.address}/recover?step=code`);
  await page.getByLabel('New password').fill('the new password');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('Enter the six digits, please.')).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('This browser has no code that is still good.')).toBeVisible();
});
