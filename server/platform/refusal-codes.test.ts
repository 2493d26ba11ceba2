import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const dictionary = z.object({ errors: z.record(z.string(), z.string()) });

/** Answered to programs, or put into plainer words by src/lib/uploadthing.ts before anybody reads them. */
const NOT_FOR_PEOPLE = new Set([
  'badRegion',
  'badSignature',
  'fileSizeMismatch',
  'keyTaken',
  'requestTooLarge',
  'uploadLinkExpired',
  'uploadLinkInvalid',
  'uploadUnknown',
  'wrongDigest',
]);

function refusalCodes(): string[] {
  const files = readdirSync(path.join(root, 'server'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const codes = sources.flatMap((file) => {
    const text = readFileSync(path.join(root, 'server', file), 'utf8');
    return [...text.matchAll(/new Refusal\(\s*'\w+',\s*'(\w+)'/g)].map(([, code]) => code ?? '');
  });
  return [...new Set(codes)].filter((code) => !NOT_FOR_PEOPLE.has(code));
}

describe('refusals', () => {
  it.each(['zh', 'en'])('each have a message in %s', (locale) => {
    const file = path.join(root, 'src/i18n', `${locale}.json`);
    const { errors } = dictionary.parse(JSON.parse(readFileSync(file, 'utf8')));
    const codes = refusalCodes();
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !(code in errors))).toEqual([]);
  });
});
