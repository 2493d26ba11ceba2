/** Entry of the worker process (see lib/run-worker.ts). */

/** EX_CONFIG of sysexits.h: the supervisor does not start this again, since that would not mend it. */
const EXIT_CONFIG = 78;

// Imported here and not at the top: a wrong environment throws while modules load, and must still end in one line.
import('./lib/run-worker')
  .then(({ runWorker }) => runWorker())
  .catch((error: unknown) => {
    const configuration = error instanceof Error && error.name === 'ConfigError';
    process.stderr.write(
      `${configuration ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(configuration ? EXIT_CONFIG : 1);
  });
