/** Which engine drives the functions: decided once, from the environment, and never half. */
import { ConfigError, type Config } from '@/server/platform/config';

export type EngineChoice =
  | { kind: 'embedded' }
  | { kind: 'remote'; dev: true; baseUrl: string }
  | { kind: 'remote'; dev: false; eventKey: string; signingKey: string; baseUrl: string | undefined };

type Environment = Pick<
  Config,
  'INNGEST_EVENT_KEY' | 'INNGEST_SIGNING_KEY' | 'INNGEST_BASE_URL' | 'INNGEST_DEV'
>;

const DEV_SERVER = 'http://127.0.0.1:8288';

/** `INNGEST_DEV` is 1, 0, or the address of a dev server. */
function devServer(value: string | undefined, baseUrl: string | undefined): string | undefined {
  if (value === undefined || ['0', 'false'].includes(value)) return undefined;
  if (['1', 'true'].includes(value)) return baseUrl ?? DEV_SERVER;
  if (URL.canParse(value)) return value;
  throw new ConfigError('INNGEST_DEV: must be 0, 1 or the address of a dev server');
}

/** Chooses the engine; throws `ConfigError` with one line when the variables contradict each other. */
export function selectEngine(environment: Environment): EngineChoice {
  const {
    INNGEST_EVENT_KEY: eventKey,
    INNGEST_SIGNING_KEY: signingKey,
    INNGEST_BASE_URL: baseUrl,
  } = environment;
  const dev = devServer(environment.INNGEST_DEV, baseUrl);
  if (dev) return { kind: 'remote', dev: true, baseUrl: dev };
  if (eventKey && signingKey) return { kind: 'remote', dev: false, eventKey, signingKey, baseUrl };
  if (eventKey) throw new ConfigError('INNGEST_SIGNING_KEY: is needed too when INNGEST_EVENT_KEY is set');
  if (signingKey) throw new ConfigError('INNGEST_EVENT_KEY: is needed too when INNGEST_SIGNING_KEY is set');
  if (baseUrl)
    throw new ConfigError(
      'INNGEST_BASE_URL: needs INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY (or INNGEST_DEV)',
    );
  return { kind: 'embedded' };
}
