/** One suite, two drivers: the same functions must have the same effects on either engine. */
import { describe, test } from 'vitest';
import { embedded } from './drivers/embedded';
import { remote } from './drivers/remote';
import { failureScenarios } from './scenarios/failures';
import { flowScenarios } from './scenarios/flow';
import { stepScenarios } from './scenarios/steps';
import { triggerScenarios } from './scenarios/triggers';
import { waitingScenarios } from './scenarios/waiting';

const scenarios = [
  ...stepScenarios,
  ...waitingScenarios,
  ...failureScenarios,
  ...flowScenarios,
  ...triggerScenarios,
];
const url = process.env.INNGEST_TEST_URL;

describe(embedded.name, { concurrent: true, timeout: embedded.patienceMs * 2 }, () => {
  test.each(scenarios)('$guarantee', (scenario) => embedded.run(scenario));
});

describe.skipIf(!url)('remote engine (set INNGEST_TEST_URL to run it; skipped otherwise)', () => {
  const driver = remote(url ?? '');
  test.each(scenarios)('$guarantee', { timeout: driver.patienceMs * 2 }, (scenario) => driver.run(scenario));
});

if (!url)
  process.stderr.write('conformance: INNGEST_TEST_URL is not set, the remote engine was NOT tested\n');
