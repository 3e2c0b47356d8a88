/** Why another database could not be read or written, as codes: what drivers say may name hosts, people and values. */
export const troubles = [
  'no-address',
  'unreachable',
  'denied',
  'missing-table',
  'missing-column',
  'timeout',
  'refused-row',
  'other',
] as const
export type Trouble = (typeof troubles)[number]

const byCode: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ECONNRESET: 'unreachable',
  CONNECT_TIMEOUT: 'unreachable',
  CONNECTION_CLOSED: 'unreachable',
  CONNECTION_DESTROYED: 'unreachable',
  CONNECTION_ENDED: 'unreachable',
  '57P01': 'unreachable',
  '57P03': 'unreachable',
  '3D000': 'unreachable',
  '28P01': 'denied',
  '28000': 'denied',
  '42501': 'denied',
  '42P01': 'missing-table',
  '3F000': 'missing-table',
  '42703': 'missing-column',
  '57014': 'timeout',
}

export function troubleOf(error: unknown): Trouble {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  // classes 22 and 23: the row itself does not fit their table
  return byCode[code] ?? (/^2[23]/.test(code) ? 'refused-row' : 'other')
}
