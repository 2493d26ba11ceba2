import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { embeddedClient, withFolder } from '../conformance/drivers/embedded';
import { EMBEDDED_URL } from './link';
import { MAX_EVENT_BYTES } from './limits';
import { openStore } from './store';

const withClient = (work: (parts: ReturnType<typeof embeddedClient>, file: string) => Promise<void>) =>
  withFolder(async (folder) => {
    const file = path.join(folder, 'jobs.db');
    const parts = embeddedClient(file);
    try {
      await work(parts, file);
    } finally {
      parts.link.close();
    }
  });

test('an event sent without an engine is in the file when send resolves, whatever INNGEST_* says', () =>
  withClient(async ({ client }, file) => {
    for (const name of [
      'INNGEST_BASE_URL',
      'INNGEST_EVENT_API_BASE_URL',
      'INNGEST_API_BASE_URL',
      'INNGEST_DEV',
    ]) {
      vi.stubEnv(name, 'http://192.0.2.1:1');
    }
    await client.send({ name: 'a', data: { n: 1 } });
    vi.unstubAllEnvs();
    const store = openStore(file, 'normal');
    expect(store.all('SELECT name, ingested_at FROM events')).toEqual([{ name: 'a', ingested_at: null }]);
    store.close();
  }));

test('413: an event larger than the real server takes is refused', () =>
  withClient(async ({ client, link }) => {
    const event = { name: 'a', data: { text: 'x'.repeat(MAX_EVENT_BYTES) } };
    const answer = await link.fetch(`${EMBEDDED_URL}/e/key`, {
      method: 'POST',
      body: JSON.stringify([event]),
    });
    expect(answer.status).toBe(413);
    await expect(client.send(event)).rejects.toThrow('larger than');
  }));

test.each([
  ['400: what is no event', '/e/key', '{"name":1}', 400],
  ['503: a checkpoint without an engine', '/v1/checkpoint/run/async', '{}', 503],
])('%s is refused', (_name, pathname, body, status) =>
  withClient(async ({ link }) => {
    const answer = await link.fetch(`${EMBEDDED_URL}${pathname}`, { method: 'POST', body });
    expect(answer.status).toBe(status);
  }),
);
