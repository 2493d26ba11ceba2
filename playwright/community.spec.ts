import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectNoSidewaysScrolling, expectNoViolations, THEMES } from './lib/accessibility';
import { newMember, signUp, writePost } from './lib/community';
import { dropFromOutside, pastePicture } from './lib/drop';
import { plainJpeg } from './lib/pictures';

test('a post is made of dropped and pasted pictures, talked about, found, changed and deleted', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const author = `walker${Date.now().toString(36)}`;

  await test.step('whoever is not signed in is led to the door, and back to the sheet', async () => {
    await page.goto('/community');
    await page.getByRole('link', { name: 'New post' }).click();
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
    await signUp(page, author);
    await expect(page).toHaveURL(/\/community\/new$/);
  });

  await test.step('pictures are dropped, pasted, put in order and described', async () => {
    await expect(page.getByTestId('compose-input')).toBeAttached();
    const dropped = test.info().outputPath('dropped.jpg');
    await writeFile(dropped, (await plainJpeg('dropped.jpg', 640, 400)).buffer);
    await dropFromOutside(page, [dropped], 'Let go to add them to the post');
    await page.getByLabel('Text').focus();
    await pastePicture(page, 'pasted.jpg', (await plainJpeg('pasted.jpg', 300, 400)).buffer);
    const tiles = page.getByTestId('compose-picture');
    await expect(tiles).toHaveCount(2);
    await expect(tiles.nth(0)).toHaveAttribute('data-status', 'stored', { timeout: 30_000 });
    await expect(tiles.nth(1)).toHaveAttribute('data-status', 'stored', { timeout: 30_000 });
    await page.getByLabel(/in picture 1 of 2/).fill('The dropped one');
    await page.getByRole('button', { name: /^Picture 1 of 2: drag/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByLabel(/in picture 2 of 2/)).toHaveValue('The dropped one');
  });

  await test.step('what is missing is said beside the field', async () => {
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(page.getByLabel('Title')).toBeFocused();
    await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('it is published with its pictures, which open large', async () => {
    await page.getByLabel('Title').fill('云谷的清晨');
    await page.getByLabel('Text').fill('天还没亮就上了竹筏，江面起了薄雾。');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(page.getByRole('heading', { name: '云谷的清晨' })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Picture 1 of 2' }).click();
    const large = page.getByRole('dialog', { name: 'Picture 1 of 2' });
    await expect(large).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('dialog', { name: 'Picture 2 of 2' })).toContainText('The dropped one');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  const address = page.url();

  const other = await newMember(browser, 'reader');
  await test.step('somebody else likes it, comments and follows', async () => {
    const reader = other.page;
    await reader.goto(address);
    const like = reader.getByRole('main').getByRole('button', { name: /^Like/ }).first();
    await like.click();
    await expect(like).toHaveAttribute('aria-pressed', 'true');
    await expect(like).toHaveAccessibleName('Like, 1 so far');
    await reader.getByLabel('Say something about it').fill('雾真好看');
    await reader.getByRole('button', { name: 'Send' }).click();
    await expect(reader.getByTestId('comment')).toContainText('雾真好看');
    await reader.getByRole('link', { name: author }).click();
    await expect(reader).toHaveURL(new RegExp(`/u/${author}$`));
    const follow = reader.getByRole('button', { name: `Follow ${author}` });
    await follow.click();
    await expect(follow).toHaveAttribute('aria-pressed', 'true');
    await expect(reader.getByText(`You follow ${author} now.`)).toBeAttached();
    await reader.goto('/community?feed=following');
    await expect(reader.getByRole('link', { name: '云谷的清晨' })).toBeVisible();
  });

  await test.step('the author is told, and replies', async () => {
    await page.goto('/community');
    await page.getByRole('link', { name: /^Notifications, 3 new/ }).click();
    const told = page.getByTestId('notification');
    await expect(told).toHaveCount(3);
    await expect(told.first()).toContainText(`${other.name} follows you now`);
    await told.filter({ hasText: 'commented on' }).getByRole('link').click();
    await expect(page).toHaveURL(/#comment-\d+$/);
    await page.getByRole('button', { name: `Reply to ${other.name}` }).click();
    await page.getByRole('textbox', { name: `Reply to ${other.name}` }).fill('谢谢，等了很久');
    await page.getByRole('listitem').getByRole('button', { name: 'Send' }).click();
    await expect(page.getByTestId('comment')).toHaveCount(2);
    await expect(page.getByTestId('comment').nth(1)).toContainText(`${other.name}: 雾真好看`);
    await page.goto('/community');
    await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
    await other.page.goto('/community/notifications');
    await expect(other.page.getByTestId('notification')).toContainText('replied to you');
  });

  await test.step('a search finds it by two Chinese characters, and its author by part of the name', async () => {
    await page.goto('/community');
    await page.getByRole('searchbox').fill('薄雾');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: '云谷的清晨' })).toBeVisible();
    await page.getByRole('searchbox').fill(author.slice(0, -1));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: author })).toBeVisible();
    await page.goto('/community?q=没有人写过这样的句子');
    await expect(page.getByText('Nothing found for')).toBeVisible();
  });

  await test.step('it is changed', async () => {
    await page.goto(address);
    await page.getByRole('button', { name: 'More about this post' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByLabel('Title').fill('云谷的黄昏');
    await page.getByRole('button', { name: 'Remove picture 1 of 2' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('heading', { name: '云谷的黄昏' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('link', { name: 'The dropped one' })).toBeVisible();
    await expect(page.getByText('edited')).toBeVisible();
  });

  await test.step('and deleted, after a question', async () => {
    await page.getByRole('button', { name: 'More about this post' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page).toHaveURL(/\/community$/);
    expect((await other.page.goto(address))?.status()).toBe(404);
    await expect(other.page.getByRole('heading', { name: 'This post is not here' }).first()).toBeVisible();
  });
  await other.context.close();
});

test('a draft outlives a reload, and a refused picture loses nothing', async ({ browser }) => {
  const { page, context } = await newMember(browser, 'drafter');
  await page.goto('/community/new');
  await page.waitForLoadState('networkidle');
  await page
    .getByTestId('compose-input')
    .setInputFiles([
      await plainJpeg('kept.jpg', 320, 200),
      { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') },
    ]);
  await page.getByLabel('Title').fill('Half written');
  const tiles = page.getByTestId('compose-picture');
  await expect(tiles.nth(0)).toHaveAttribute('data-status', 'stored', { timeout: 30_000 });
  await expect(tiles.nth(1)).toHaveAttribute('data-status', 'refused', { timeout: 30_000 });
  await expect(tiles.nth(1)).toContainText('This is not a picture');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('Half written');
  await expect(tiles).toHaveCount(1);
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Half written');
  await context.close();
});

test('texts of every kind are shown as they were written, also to readers without JavaScript', async ({
  browser,
}) => {
  const member = await newMember(browser, 'odd');
  const script = '<script>document.title = "taken over"</script>';
  const text = `${script}\n<img src=x onerror=alert(1)> ${'W'.repeat(500)}\nمرحبا بالعالم 👨‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L 田中さん {{7*7}} %s null`;
  const id = await writePost(member, script, text);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/community');
  await page.getByRole('link', { name: script }).click();
  await expect(page).toHaveURL(new RegExp(`/community/${id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(script);
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await plain.close();
  await member.page.goto(`/community/${id}`);
  await expect(member.page).toHaveTitle(/<script>/);
  await member.context.close();
});

for (const theme of THEMES) {
  test(`axe finds nothing in the community in the ${theme} theme, at desktop and phone width`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const member = await newMember(browser, theme);
    const { page, context, name } = member;
    const id = await writePost(member, 'A quiet morning', 'Fog over the river.');
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of [
        '/community',
        '/community?feed=following',
        '/community?q=morning',
        `/community/${id}`,
        '/community/new',
        '/community/notifications',
        `/u/${name}`,
        `/u/${name}?view=followers`,
        '/community/999999',
      ]) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        await test.step(`${path} at ${width}`, async () => {
          await expectNoViolations(page);
          await expectNoSidewaysScrolling(page);
        });
      }
    }
    await page.goto(`/community/${id}`);
    await page.getByRole('button', { name: 'More about this post' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolations(page, '[role=menu]');
    await context.close();
  });
}
