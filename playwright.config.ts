import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 3217);
// The configuration is evaluated in every worker; all share the folder that the first one made.
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'guangying-e2e-'));

// Without a UTF-8 locale Chromium calls every file with a Chinese name "download".
process.env.LC_ALL ??= 'C.UTF-8';

/** Whole journeys against the built product: the supervisor, the web and worker processes, a fresh DATA_DIR. */
export default defineConfig({
  testDir: 'playwright',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-US',
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_BIN,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://127.0.0.1:${port}/api/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PORT: String(port),
      DATA_DIR: process.env.E2E_DATA_DIR,
      RATE_LIMITS: 'off',
      // One picture at a time, so that others wait for the tests of waiting.
      WORKER_CONCURRENCY: '1',
      LOG_LEVEL: 'warn',
      LOG_BASIC_AUTH: 'ops:watching',
    },
  },
});
