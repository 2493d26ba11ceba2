/** Child process of a test: a worker that answers until it is killed. */
import { serveQuestions } from '../serve';
import { testProcedures } from './procedures';

await serveQuestions({ procedures: testProcedures, thread: 'server/inference/rpc/testing/thread' });
process.stdout.write('ready');
