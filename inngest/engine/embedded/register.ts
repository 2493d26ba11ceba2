/** Learning from the SDK which functions there are and how they are configured. */
import { z } from 'zod';
import type { Handler } from './invoke';
import { EMBEDDED_URL, type EngineLink } from './link';
import { registration } from './protocol';
import { createRegistry, type Registry } from './registry';

function registryOf(body: unknown): Registry {
  const parsed = registration.safeParse(body);
  if (!parsed.success) throw new Error(`unusable job functions: ${z.prettifyError(parsed.error)}`);
  return createRegistry(parsed.data.functions);
}

/** Asks the handler for its functions. What is wrong with them is thrown as it is, not as the SDK retells it. */
export async function register(handler: Handler, link: EngineLink): Promise<Registry> {
  let registry: Registry | undefined;
  let refusal: unknown;
  const port = {
    register: (body: unknown) => {
      try {
        registry = registryOf(body);
      } catch (error) {
        refusal = error;
        throw error;
      }
    },
    checkpoint: () => false,
    notify: () => undefined,
  };
  link.attach(port);
  try {
    const headers = { host: new URL(EMBEDDED_URL).host };
    const response = await handler(new Request(`${EMBEDDED_URL}/api/inngest`, { method: 'PUT', headers }));
    if (registry) return registry;
    throw refusal ?? new Error(`the job functions cannot be registered: ${await response.text()}`);
  } finally {
    link.detach(port);
  }
}
