import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: path.resolve(import.meta.dirname, '..') });

/** Messages of the boundary rules for one import in one (imagined) file. */
async function complaints(file: string, statement: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${statement}\n`, { filePath: file });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId?.endsWith('restricted-paths') || ruleId?.endsWith('restricted-imports'))
    .map(({ message }) => message);
}

describe('the rules between rooms', () => {
  it.each([
    ['server/platform/x.ts', "import '@/server/db/client';", /platform imports nobody/],
    ['server/media/x.ts', "import '@/server/enhance/queries';", /Call a service of enhance/],
    ['inngest/functions/x.ts', "import '@/inngest/engine';", /never know which engine/],
    ['src/lib/x.ts', "import '../../server/db/client';", /types of the router/],
    ['src/lib/x.ts', "import { appRouter } from '@/server/trpc/router';", /Only types cross/],
    ['server/db/x.ts', "import '@/server/accounts/service';", /tables, not domains/],
  ])('forbid in %s: %s', async (file, statement, reason) => {
    expect((await complaints(file, statement)).join()).toMatch(reason);
  });

  it('allow a service to call another domain’s service', async () => {
    expect(await complaints('server/enhance/x.ts', "import '@/server/billing/quota';")).toEqual([]);
  });
}, 60_000);
