/** The addresses from which a partner's servers ask: single ones and networks, IPv4 and IPv6. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';
import { Refusal } from '@/server/platform/errors';

/** More entries than any partner has servers. */
const MOST = 64;
const stored = z.array(z.string());

interface Network {
  address: string;
  prefix: number;
  family: 'ipv4' | 'ipv6';
}

function networkOf(entry: string): Network | null {
  const [address = '', length, ...rest] = entry.split('/');
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null;
  if (!family || rest.length > 0 || address.includes('%')) return null;
  const most = family === 'ipv4' ? 32 : 128;
  if (length === undefined) return { address, prefix: most, family };
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : NaN;
  return prefix >= 0 && prefix <= most ? { address, prefix, family } : null;
}

/**
 * Entries as they are kept: trimmed, each once. Throws `Refusal` addressInvalid {entry} for what is neither an
 * address nor a network (`203.0.113.0/24`), tooManyAddresses {limit}.
 */
export function checkAllowList(entries: readonly string[]): string[] {
  const list = [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
  if (list.length > MOST) throw new Refusal('invalid', 'tooManyAddresses', { limit: MOST });
  for (const entry of list)
    if (!networkOf(entry)) throw new Refusal('invalid', 'addressInvalid', { entry: entry.slice(0, 60) });
  return list;
}

export function readAllowList(json: string): string[] {
  return stored.parse(JSON.parse(json));
}

/** Whether an address may ask; where there is no list, all may. */
export function isAllowed(list: readonly string[], address: string | null): boolean {
  if (list.length === 0) return true;
  if (address === null) return false;
  const allowed = new BlockList();
  for (const entry of list) {
    const network = networkOf(entry);
    if (network) allowed.addSubnet(network.address, network.prefix, network.family);
  }
  // Servers that listen on both families write IPv4 in the form of IPv6.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv4(plain) ? allowed.check(plain, 'ipv4') : isIPv6(plain) && allowed.check(plain, 'ipv6');
}
