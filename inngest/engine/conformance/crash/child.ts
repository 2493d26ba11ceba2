/**
 * A worker process to be killed by the tests: `node --import tsx child.ts FOLDER MAX_KILLS`. Effects go to a
 * file, one line each, because memory dies with the process.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedClient, testEngine } from '../drivers/embedded';
import { crashFunctions } from './functions';

const [folder = '', maxKills = '3'] = process.argv.slice(2);
const { client, link } = embeddedClient(path.join(folder, 'jobs.db'), 'crash');
const record = (what: string) => appendFileSync(path.join(folder, 'effects'), `${what}\n`);
const functions = crashFunctions({ client, record, folder });

await testEngine({ client, link, functions, maxKills: Number(maxKills), concurrency: 6 }).start();
