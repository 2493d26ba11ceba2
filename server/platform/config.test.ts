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

  it('takes a storage’s keys as a pair, and its domain with them only', () => {
    const keys = { QINIU_ACCESS_KEY: 'a', QINIU_SECRET_KEY: 's' };
    expect(readConfig(keys)).toMatchObject({ ...keys, QINIU_BUCKET: 'image', LEGACY_OPEN_001: true });
    expect(() => readConfig({ QINIU_ACCESS_KEY: 'a' })).toThrow(/^QINIU_SECRET_KEY: /);
    expect(() => readConfig({ QINIU_SECRET_KEY: 's' })).toThrow(/^QINIU_SECRET_KEY: /);
    const domain = { QINIU_BUCKET_DOMAIN: 'https://pictures.example' };
    expect(() => readConfig(domain)).toThrow(/^QINIU_ACCESS_KEY: /);
    expect(readConfig({ ...keys, ...domain })).toMatchObject(domain);
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
    ['LEGACY_OPEN_001', 'yes'],
    ['QINIU_BUCKET_DOMAIN', 'pictures.example'],
  ])('names %s when it is wrong, in one line', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });
});
