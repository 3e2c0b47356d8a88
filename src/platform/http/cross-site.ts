/** The few headers that tell where a request came from. */
export interface AskedFrom {
  readonly method: string
  readonly origin: string | undefined
  readonly site: string | undefined
  /** Names by which this server is known to whoever asks: `Host`, behind a proxy also the host it was asked for. */
  readonly hosts: readonly (string | undefined)[]
}

const isReading = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())

/**
 * Whether another site made a browser send this. Browsers say so themselves: `Sec-Fetch-Site`, and where it is missing
 * `Origin`, which they send with everything that may change something and with every socket. A request with neither
 * comes from a program, which carries no cookie but its own.
 */
export function isFromElsewhere({ origin, site, hosts }: Omit<AskedFrom, 'method'>): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined) return false
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host)
}

/** As above, for a request: what only reads may come from anywhere. */
export const isForged = (asked: AskedFrom): boolean => !isReading(asked.method) && isFromElsewhere(asked)
