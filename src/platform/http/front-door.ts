import type { IncomingMessage, ServerResponse } from 'node:http'
import { isForged, isFromElsewhere } from './cross-site'
import { dataPolicy, securityHeaders, strictTransport } from './security-headers'

interface FrontDoor {
  /** Proxies in front of us whose `X-Forwarded-…` are to be believed. */
  readonly proxies: number
  /** Paths that answer data, not pages. */
  readonly isData: (path: string) => boolean
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

function askedFrom(request: IncomingMessage, proxies: number) {
  const { headers, method = 'GET' } = request
  return {
    method,
    origin: one(headers.origin),
    site: one(headers['sec-fetch-site']),
    hosts: [headers.host, ...(proxies > 0 ? [one(headers['x-forwarded-host'])] : [])],
  }
}

/** Whether a socket may be opened: not by a page of another site. */
export const mayConnect = (request: IncomingMessage, proxies: number): boolean =>
  !isFromElsewhere(askedFrom(request, proxies))

/**
 * What every request meets before pages or interface see it: the headers of every answer, and a refusal for what another
 * site made a browser send. Answers whether the request may go on.
 */
export function passFrontDoor(request: IncomingMessage, response: ServerResponse, door: FrontDoor): boolean {
  const path = request.url?.split('?', 1)[0] ?? '/'
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  const isSafe = door.proxies > 0 && one(request.headers['x-forwarded-proto'])?.split(',', 1)[0] === 'https'
  if (isSafe) response.setHeader('strict-transport-security', strictTransport)
  if (door.isData(path)) response.setHeader('content-security-policy', dataPolicy)
  if (!isForged(askedFrom(request, door.proxies))) return true
  response.writeHead(403, { 'content-type': 'application/problem+json' })
  response.end(
    JSON.stringify({
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      code: 'cross-site',
      detail: 'A page of another site may not change anything here.',
    }),
  )
  return false
}
