import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    pool: 'forks',
    include: ['{server,inngest,src,scripts}/**/*.test.{ts,tsx}'],
    setupFiles: ['server/testing/setup.ts'],
    env: { LOG_LEVEL: 'silent', RATE_LIMITS: 'off' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
