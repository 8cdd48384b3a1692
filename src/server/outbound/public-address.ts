import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * What is not the public Internet: IANA's IPv4 Special-Purpose Address Registry (RFC 6890 and what was added to it),
 * those entries too that are «globally reachable» but lead to no website, and multicast (RFC 5771).
 */
const specialIpv4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Special ranges inside 2000::/3: protocol assignments with Teredo and ORCHID, 6to4, documentation, AS112, 6bone. */
const specialIpv6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3ffe::', 16],
  ['3fff::', 20],
]

/** ISATAP (RFC 5214, 6.1) hides an IPv4 address in the last four groups of any prefix. */
const isatap = /:(?:[02]00:|0:)?5efe:(?::|[0-9a-f]{1,4}:[0-9a-f]{1,4})$/

const special = new BlockList()
for (const [network, bits] of specialIpv4) special.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of specialIpv6) special.addSubnet(network, bits, 'ipv6')
/** All that IANA has given out for unicast (RFC 4291, 2.4); mapped, NAT64 and local forms lie outside. */
const unicastIpv6 = new BlockList()
unicastIpv6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address, as an IP literal, belongs to the public Internet. False for anything that is no IP literal. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4')
  // A zone («%eth0») names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return false
  if (!unicastIpv6.check(address, 'ipv6') || special.check(address, 'ipv6')) return false
  return !isatap.test(new URL(`http://[${address}]/`).hostname.slice(1, -1))
}
