import { describe, expect, it } from 'vitest';
import { isRefused, refusalOf } from './refusal';

describe('refusalOf', () => {
  it('hands on the code and the values that the server sent', () => {
    const error = { data: { refusal: { code: 'quotaSpent', detail: { limit: 20 } } } };
    expect(refusalOf(error)).toEqual({ code: 'quotaSpent', detail: { limit: 20 } });
    expect(isRefused(error)).toBe(true);
  });

  it('calls an error without an answer a lost connection', () => {
    expect(refusalOf(new TypeError('Failed to fetch')).code).toBe('connectionLost');
  });

  it('shows the request id of an unexpected error and nothing else', () => {
    expect(refusalOf({ message: 'SQLITE_BUSY', data: { requestId: 'r1' } })).toEqual({
      code: 'unexpected',
      detail: { requestId: 'r1' },
    });
  });
});
