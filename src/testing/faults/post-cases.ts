import type { RunningServer } from '../running-server'

export interface CaseRow {
  readonly caseNo: string
  readonly status: string
}

/** One NDJSON line of a case that every check accepts. */
export const caseLine = (caseNo: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    caseNo,
    cls: 'E0410',
    foundBy: 'patrol',
    status: 'reported',
    reportedAt: '2026-11-01T09:00:00+08:00',
    district: '510104',
    returnCount: 0,
    reworkCount: 0,
    extended: false,
    suspended: false,
    supervised: false,
    fastTrack: false,
    autoDispatched: false,
    refiled: false,
    ...more,
  })

/** Posts lines through the public door. */
export async function postCases(server: RunningServer, lines: string, idempotencyKey?: string): Promise<Response> {
  return fetch(`${server.baseUrl}/api/v1/datasets/case/records`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      authorization: `Bearer ${await server.ingestKey()}`,
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    body: lines,
  })
}
