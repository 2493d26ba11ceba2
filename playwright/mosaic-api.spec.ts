/**
 * Document 001 through the built product: no browser, but its clients (axios, the storage's official SDK, bare
 * sockets). The same questions are put to the handlers alone in server/legacy/mosaic.
 */
import { expect, test } from '@playwright/test';
import { IMAGE_SCENARIOS } from '@/server/legacy/mosaic/testing/image-scenarios';
import { paints } from '@/server/legacy/mosaic/testing/style-scenarios';
import { TASK_SCENARIOS } from '@/server/legacy/mosaic/testing/task-scenarios';
import { UPLOAD_SCENARIOS } from '@/server/legacy/mosaic/testing/upload-scenarios';
import { USER_SCENARIOS } from '@/server/legacy/mosaic/testing/user-scenarios';
import { WIRE_SCENARIOS } from '@/server/legacy/mosaic/testing/wire-scenarios';

// Keys of the storage are read where the product keeps them.
process.env.DATA_DIR = process.env.E2E_DATA_DIR;

const scenarios = {
  ...USER_SCENARIOS,
  ...IMAGE_SCENARIOS,
  ...UPLOAD_SCENARIOS,
  ...TASK_SCENARIOS,
  ...WIRE_SCENARIOS,
};

for (const [name, scenario] of Object.entries(scenarios))
  test(name, ({ baseURL }) => scenario({ origin: baseURL ?? '' }));

test('a task is painted by the house’s own network', ({ baseURL }) => paints({ origin: baseURL ?? '' }));

test('the studio stays where storage clients post to', async ({ request }) => {
  const page = await request.get('/', { headers: { accept: 'text/html' } });
  expect([page.status(), page.headers()['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
});
