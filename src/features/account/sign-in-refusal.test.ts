import { expect, it } from 'vitest';
import { refusalFromSignIn } from './sign-in-refusal';

it('speaks of wrong credentials when next-auth says no more than no', () => {
  expect(refusalFromSignIn('CredentialsSignin').code).toBe('wrongCredentials');
  expect(refusalFromSignIn(null).code).toBe('wrongCredentials');
});

it('says how many seconds to wait', () => {
  expect(refusalFromSignIn('tooManyTries?seconds=42')).toEqual({
    code: 'tooManyTries',
    detail: { seconds: 42 },
  });
});

it('uses the sentence without seconds when it does not know them', () => {
  expect(refusalFromSignIn('tooManyTries').code).toBe('tooManyTriesSoon');
});

it('hands on our own codes', () => {
  expect(refusalFromSignIn('connectionLost').code).toBe('connectionLost');
});
