import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFromOutside } from './lib/drop';
import { plainJpeg } from './lib/pictures';

test('a dropped folder is opened to its depths: pictures are laid down, other files left out', async ({
  page,
}) => {
  const folder = test.info().outputPath('journey');
  await mkdir(path.join(folder, 'day two'), { recursive: true });
  const { buffer } = await plainJpeg('any.jpg', 120, 80);
  for (const file of ['IMG_1.jpg', 'day two/IMG_1.jpg', 'day two/IMG_10.jpg', 'day two/IMG_9.jpg'])
    await writeFile(path.join(folder, file), buffer);
  await writeFile(path.join(folder, 'notes.txt'), 'not a picture');

  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await dropFromOutside(page, [folder], 'Let go to lay them on the table');
  const rows = page.getByTestId('task-row');
  await expect(rows).toHaveCount(4);
  // In the order in which people count, and of one name told apart by the folder.
  await expect(rows.locator('p.truncate')).toHaveText([
    'IMG_1.jpg',
    'IMG_9.jpg',
    'IMG_10.jpg',
    'IMG_1 (journey).jpg',
  ]);
  await expect(page.getByText('1 file that is not a picture was left out.')).toBeVisible();
  await expect(rows.filter({ hasText: 'IMG_10' })).toHaveAttribute('data-status', 'stored', {
    timeout: 30_000,
  });
});
