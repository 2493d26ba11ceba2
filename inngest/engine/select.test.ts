import { expect, test } from 'vitest';
import { ConfigError } from '@/server/platform/config';
import { selectEngine } from './select';

const none = {
  INNGEST_EVENT_KEY: undefined,
  INNGEST_SIGNING_KEY: undefined,
  INNGEST_BASE_URL: undefined,
  INNGEST_DEV: undefined,
};
const keys = { INNGEST_EVENT_KEY: 'event', INNGEST_SIGNING_KEY: 'signkey-prod-12' };
const url = 'http://inngest.internal:8288';

test.each([
  ['nothing set', {}, 'embedded'],
  ['INNGEST_DEV=0', { INNGEST_DEV: '0' }, 'embedded'],
  ['both keys', keys, 'remote'],
  ['both keys and an address', { ...keys, INNGEST_BASE_URL: url }, 'remote'],
  ['a dev server', { INNGEST_DEV: '1' }, 'remote'],
])('%s chooses an engine', (_name, environment, kind) => {
  expect(selectEngine({ ...none, ...environment }).kind).toBe(kind);
});

test('INNGEST_DEV may be the address of the dev server', () => {
  expect(selectEngine({ ...none, INNGEST_DEV: url })).toMatchObject({ dev: true, baseUrl: url });
});

test.each([
  ['an event key alone', { INNGEST_EVENT_KEY: 'event' }, 'INNGEST_SIGNING_KEY'],
  ['a signing key alone', { INNGEST_SIGNING_KEY: 'signkey-prod-12' }, 'INNGEST_EVENT_KEY'],
  ['an address without keys', { INNGEST_BASE_URL: url }, 'INNGEST_BASE_URL'],
  ['a dev server that is no address', { INNGEST_DEV: 'maybe' }, 'INNGEST_DEV'],
])('%s refuses to start with one line that names the variable', (_name, environment, variable) => {
  const choose = () => selectEngine({ ...none, ...environment });
  expect(choose).toThrow(ConfigError);
  expect(choose).toThrow(new RegExp(`^${variable}: .+$`));
});
