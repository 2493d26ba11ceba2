/** `npm run admin -- …`: administers an installation from the command line, on the machine that holds DATA_DIR. */
import { BackupRefusal } from '@/server/backup/refusal';
import { NetworkRefusal } from '@/server/inference/inspect/refusal';
import { ConfigError } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { backup, restore } from './backup';
import { jobs } from './jobs';
import { models } from './models';
import { partner } from './partner';
import { UsageError } from './usage';
import { user } from './user';

const USAGE = `usage:
  npm run admin -- user add NAME [--email E] [--password P] [--role admin]
  npm run admin -- user plan NAME free|basic|std|pro [--until YYYY-MM-DD]
  npm run admin -- partner add CODE --charge upload|download [--points N]
  npm run admin -- partner points CODE +N|-N [NOTE]
  npm run admin -- partner secret CODE
  npm run admin -- partner link CODE USER|-
  npm run admin -- partner close CODE
  npm run admin -- partner list
  npm run admin -- models list
  npm run admin -- models add FILE.onnx [--id ID] [--title TEXT] [--licence TEXT]
                   [--task upscale|superresolve] [--style photo|art] [--level -1..3]
                   [--task face|matte|colour|repair] [--default] [--size PX] [--mean R,G,B] [--std R,G,B]
                   [--fidelity 0..1]
  npm run admin -- models remove ID
  npm run admin -- jobs list [--status queued|running|completed|failed|cancelled]
  npm run admin -- jobs retry|cancel RUN
  npm run admin -- backup FILE
  npm run admin -- restore FILE
`;

const COMMANDS: Record<string, (args: string[]) => Promise<string> | string> = {
  user,
  partner,
  models,
  jobs,
  backup,
  restore,
};

/** What is answered with one line; anything else is a fault of ours and shows where it happened. */
const EXPECTED = [Refusal, NetworkRefusal, BackupRefusal, ConfigError];

/** An option that `parseArgs` does not know. */
const isBadOption = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const [name = '', ...rest] = process.argv.slice(2);
try {
  const command = COMMANDS[name];
  if (!command) throw new UsageError(name ? `unknown command: ${name}` : 'a command is missing');
  process.stdout.write(`${await command(rest)}\n`);
} catch (error) {
  if (error instanceof UsageError || isBadOption(error)) {
    process.stderr.write(`${error.message}\n${USAGE}`);
  } else if (EXPECTED.some((kind) => error instanceof kind)) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  } else throw error;
  process.exitCode = 2;
}
