/** Guarantee: whatever the library throws becomes words that the page can translate. */
import { describe, expect, it } from 'vitest';
import { uploadRefusal } from './uploadthing';

describe('uploadRefusal', () => {
  it.each([
    [
      'the route’s answer',
      { cause: { code: 'fileTooLarge', detail: { limit: 5 } } },
      'fileTooLarge',
      { limit: 5 },
    ],
    ['the ingest’s answer', { data: { code: 'diskFull', detail: {} } }, 'diskFull', {}],
    ['an expired link', { data: { code: 'uploadLinkExpired', detail: {} } }, 'uploadIncomplete', {}],
    ['somebody else’s page', { data: { code: 502, error: '<html>' } }, 'uploadFailed', {}],
    ['a broken line', {}, 'uploadFailed', {}],
  ])('%s', (_what, facts, code, detail) => {
    expect(uploadRefusal(Object.assign(new Error('XHR failed'), facts))).toEqual({ code, detail });
  });
});
