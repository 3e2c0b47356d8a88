import { lookup } from 'node:dns'
import { lookup as lookedUp } from 'node:dns/promises'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Undeliverable } from './courier'

/** What lies inside or nowhere (RFC 6890 and its registry): this host, private and shared nets, link-local, multicast. */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 32],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an IP address lies inside, or hides one that does (mapped, translated and tunnelled IPv4). */
export function isInward(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const family = isIP(plain)
  return family === 0 || inside.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** The address points inwards, where nobody's program is reached. */
export class InwardAddress extends Undeliverable {
  constructor(host: string) {
    super(`${host} lies inside: WEBHOOK_HOSTS does not name it`)
  }
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')
const isNamed = (url: URL, hosts: readonly string[]) => hosts.includes(url.host) || hosts.includes(url.hostname)

/**
 * How the host of an address is looked up when a connection opens: it refuses what lies inside, so that a name that
 * points elsewhere than a moment ago reaches nothing. Undefined for a host that the configuration names.
 * @throws InwardAddress where the address is an IP address inside, which is never looked up
 */
export function outwardOnly(url: URL, hosts: readonly string[]): LookupFunction | undefined {
  if (isNamed(url, hosts)) return undefined
  const host = hostOf(url)
  if (isIP(host) !== 0 && isInward(host)) throw new InwardAddress(host)
  return (name, options, callback) =>
    lookup(name, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error || !first) return callback(error ?? new Error(`${name} has no address`), '', 0)
      if (found.some(each => isInward(each.address))) return callback(new InwardAddress(name), '', 0)
      return options.all ? callback(null, found) : callback(null, first.address, first.family)
    })
}

/** Whether an address points inwards as its name stands now; a name that nobody knows yet does not. */
export async function pointsInward(url: URL, hosts: readonly string[]): Promise<boolean> {
  if (isNamed(url, hosts)) return false
  const host = hostOf(url)
  if (isIP(host) !== 0) return isInward(host)
  const found = await lookedUp(host, { all: true }).catch(() => [])
  return found.some(each => isInward(each.address))
}
