import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { keyUses } from '../features/keys/server'
import { type AskedTile, TILE_ROUTE, type TileAnswer, tileAnswer } from '../features/layers/server'
import { actorOf } from '../features/people/server'
import { config } from '../platform/config'
import { clock } from '../platform/current-clock'
import { authorize } from '../shared/auth'
import { heardFrom } from './address-of'
import { countRequest } from './metrics'
import { spend } from './rate-limits'
import { rightOf } from './require-right'

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

const TILE = /^(\/api\/v1\/tiles\/([a-z]+)\/(\d+)\/(\d+)\/(\d+)\.mvt)(?:\?(.*))?$/
const ROUTE = `/api/v1${TILE_ROUTE}`
const right = rightOf('GET', ROUTE)

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

class Sent {
  constructor(private readonly headers: IncomingHttpHeaders) {}

  get(name: string): string | null {
    return one(this.headers[name]) ?? null
  }
}

interface Asked extends AskedTile {
  readonly path: string
}

function askedTile({ method, url = '', headers }: IncomingMessage): Asked | undefined {
  const found = method === 'GET' ? TILE.exec(url) : null
  if (!found) return undefined
  const [, path = '', layer = '', z = '', x = '', y = '', search] = found
  return { path, layer, z, x, y, search: new URLSearchParams(search), has: headers['if-none-match'] }
}

/** Passes a request for a tile by everything that any request passes. @throws what any of it throws */
async function permittedAnswer(asked: Asked, { headers, socket }: IncomingMessage): Promise<TileAnswer> {
  const actor = await actorOf(new Sent(headers))
  if (!right) throw new Error('tiles have no right')
  authorize(actor, right)
  const from = heardFrom(socket.remoteAddress, one(headers['x-forwarded-for']), config().trustedProxies)
  await spend(actor, from, 'GET', asked.path)
  const answer = await tileAnswer(actor, asked)
  if (actor.kind === 'client' && actor.id !== 'ingest') keyUses().note(actor.id, clock().now(), from)
  return answer
}

/**
 * The interface, with a short way for tiles in front of it: making a tile takes less time than the framework takes to
 * carry it. Right, scope and rate are asked here as there; whatever is refused or fails goes the long way, which says
 * why and writes it down.
 */
export const withQuickTiles =
  (interfaceListener: Listener): Listener =>
  (request, response) => {
    const asked = askedTile(request)
    if (!asked) return interfaceListener(request, response)
    const began = performance.now()
    return permittedAnswer(asked, request).then(
      ({ status, headers, body }) => {
        response.writeHead(status, {
          ...headers,
          'x-request-id': randomUUID(),
          ...(body ? { 'content-length': body.length } : {}),
        })
        response.end(body)
        countRequest('GET', ROUTE, status, performance.now() - began)
      },
      () => interfaceListener(request, response),
    )
  }
