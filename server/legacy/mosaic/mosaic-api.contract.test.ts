/** Document 001's codes, asked over HTTP by axios, fetch, bare sockets and the official SDK of the storage. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '@/server/media/testing/fetch-server';
import { dataPath } from '@/server/platform/data-dir';
import { IMAGE_SCENARIOS } from './testing/image-scenarios';
import { startMosaicServer } from './testing/server';
import { TASK_SCENARIOS } from './testing/task-scenarios';
import { UPLOAD_SCENARIOS } from './testing/upload-scenarios';
import { USER_SCENARIOS } from './testing/user-scenarios';
import { WIRE_SCENARIOS } from './testing/wire-scenarios';

let server: TestServer;
beforeAll(async () => {
  server = await startMosaicServer();
});
afterAll(() => server.close());

describe.each([
  ['answers', { ...USER_SCENARIOS, ...IMAGE_SCENARIOS, ...TASK_SCENARIOS }],
  ['stores as the official SDK expects', UPLOAD_SCENARIOS],
  ['is at home with', WIRE_SCENARIOS],
])('document 001 %s', (_does, scenarios) => {
  it.each(Object.entries(scenarios))('%s', (_name, scenario) => scenario({ origin: server.origin }));
});

it('leaves nothing of what was sent on the disk', async () => {
  const left = (await readdir(dataPath('temporary'))).filter((name) => /^(form|upload)-/.test(name));
  expect(left).toEqual([]);
});
