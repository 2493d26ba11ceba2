/** The other process of the benchmark: a worker on the given file, until it is told to stop. */
import { jobsWorld } from './jobs-world';

const [file = ''] = process.argv.slice(2);
const { engine } = jobsWorld(file);
await engine.start();
process.on('SIGTERM', () => void engine.stop(1_000).then(() => process.exit(0)));
process.send?.('ready');
