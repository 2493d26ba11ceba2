import { describe, expect, it } from 'vitest';
import { readConfig } from './config';

describe('the environment', () => {
  it('has the documented defaults when nothing is set', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', RATE_LIMITS: true });
  });

  it('asks for a sender once there is a mail server', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://localhost:25' })).toThrow(/^MAIL_FROM: /);
    expect(
      readConfig({ SMTP_URL: 'smtp://localhost:25', MAIL_FROM: '光影 <studio@example.org>' }),
    ).toMatchObject({
      LEGACY_TRAVEL_PROFILE: 'auto',
      LEGACY_NO_CAPTCHA: false,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PUBLIC_URL: '', UPLOADTHING_TOKEN: '' })).toMatchObject({
      PUBLIC_URL: undefined,
      UPLOADTHING_TOKEN: undefined,
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['AUTH_SECRET', 'short'],
    ['RATE_LIMITS', 'maybe'],
    ['ORT_THREADS', '0'],
    ['WORKER_CONCURRENCY', 'many'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'the studio'],
    ['SMS_WEBHOOK_URL', 'ftp://example.org'],
    ['LEGACY_NO_CAPTCHA', 'yes'],
    ['LEGACY_TRAVEL_PROFILE', 'ios'],
    ['LOG_BASIC_AUTH', 'onlyauser'],
  ])('names %s when it is wrong, in one line', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });
});
