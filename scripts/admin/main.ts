/** `npm run admin -- …`: administers an installation from the command line, on the machine that holds DATA_DIR. */
import { ConfigError } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { jobs } from './jobs';
import { models } from './models';
import { UsageError } from './usage';
import { user } from './user';

const USAGE = `usage:
  npm run admin -- user add NAME [--email E] [--password P] [--role admin]
  npm run admin -- user plan NAME free|basic|std|pro [--until YYYY-MM-DD]
  npm run admin -- models list
  npm run admin -- jobs list [--status queued|running|completed|failed|cancelled]
  npm run admin -- jobs retry|cancel RUN
`;

const COMMANDS: Record<string, (args: string[]) => Promise<string> | string> = { user, models, jobs };

const [name = '', ...rest] = process.argv.slice(2);
try {
  const command = COMMANDS[name];
  if (!command) throw new UsageError(name ? `unknown command: ${name}` : 'a command is missing');
  process.stdout.write(`${await command(rest)}\n`);
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${USAGE}`);
  else if (error instanceof Refusal || error instanceof ConfigError)
    process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 2;
}
