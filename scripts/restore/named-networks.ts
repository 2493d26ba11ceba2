/** Networks chosen by name on the command line. */
import { listRestorers, type RestorerView } from '@/server/enhance/networks';
import type { OperationWish } from '@/server/enhance/operations';
import { UsageError } from '../enlarge/usage-error';

/** The same wishes, each done by the network of its task that is among `ids`. Throws `UsageError` for a surplus one. */
export function withNetworks(wishes: readonly OperationWish[], ids: readonly string[]): OperationWish[] {
  const installed = listRestorers();
  const named = ids.map((id) => {
    const found = installed.find((one) => one.id === id);
    if (!found)
      throw new UsageError(`--network ${id}: there is none for a step (npm run admin -- models list)`);
    return found;
  });
  const left = new Set(ids);
  const pick = (task: RestorerView['task']) => {
    const id = named.find((one) => one.task === task)?.id;
    if (id !== undefined) left.delete(id);
    return id;
  };
  const chosen = wishes.map((wish): OperationWish => {
    switch (wish.kind) {
      case 'repair':
        return { ...wish, network: pick('repair'), faces: { ...wish.faces, network: pick('face') } };
      case 'defogging':
        return { ...wish, network: pick('defog') };
      case 'colour':
        return { ...wish, network: pick('colour') };
      case 'bg':
        return { ...wish, network: pick('matte') };
      default:
        return wish;
    }
  });
  for (const id of left) throw new UsageError(`--network ${id}: none of the steps of --seq uses it`);
  return chosen;
}
