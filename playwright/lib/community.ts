/** People of the community, and what they do there. */
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

const PASSWORD = 'a long enough password';

export interface Member {
  name: string;
  page: Page;
  context: BrowserContext;
}

/** Fills in the page for new accounts, wherever it leads afterwards. */
export async function signUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible({ timeout: 30_000 });
}

/** Somebody new, in a browser of their own. */
export async function newMember(browser: Browser, prefix: string): Promise<Member> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const name = `${prefix}${Date.now().toString(36)}`;
  await page.goto('/sign-up');
  await signUp(page, name);
  return { name, page, context };
}

/** Writes a post without pictures by the API, and answers its number. */
export async function writePost({ page }: Member, title: string, text: string): Promise<number> {
  const answer = await page.request.post('/api/trpc/forum.create', { data: { json: { title, text } } });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { result } = (await answer.json()) as { result: { data: { json: { id: number } } } };
  return result.data.json.id;
}
