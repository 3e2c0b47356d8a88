import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { config } from '@/platform/config'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { type Actor, actorName, authorize } from '@/shared/auth'
import { pictureAddress } from '@/shared/picture-address'
import { badRequest, conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { holdKiosk, saveShown } from '../data/kiosk.queries'
import { thingToShow } from '../data/shown-thing.queries'
import { type CameraShown, type ShowInput, type Shown, showInput } from '../domain/kiosk'
import { showingOnScreens } from '../domain/policies'

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly context: CommandContext
}

/**
 * "Show this on the wall": the screen is told through its socket, says who sent it, and returns when its time is over.
 * `null` takes back what was sent.
 * @throws Denied; Problem 400 `shape`; 404 `unknown-screen`, `unknown-thing`; 409 `revoked`
 */
export function showOnKiosk(id: string, body: unknown, { sql, city, context }: Circumstances): Promise<Shown | null> {
  const parsed = showInput.nullable().safeParse(body)
  if (!parsed.success) throw badRequest('shape', z.prettifyError(parsed.error))
  const input = parsed.data
  const at = context.clock.now()
  return sql.begin(async tx => {
    const held = await holdKiosk(tx, id, at)
    if (!held) throw notFound('unknown-screen', 'No screen is called so.')
    authorize(context.actor, showingOnScreens, { city, area: held.area })
    if (held.revokedAt !== null) throw conflict('revoked', 'This screen was revoked.')
    const shown = input === null ? null : await shownOf(tx, city, input, context.actor, at)
    await saveShown(tx, id, shown)
    await appendEvents(tx, [
      {
        at,
        topics: [`screen:${id}`],
        type: shown === null ? 'screen.show-ended' : 'screen.shown',
        subject: `screen:${id}`,
        data: { shown },
        actor: actorName(context.actor),
      },
    ])
    const action = shown === null ? 'screen.show-ended' : 'screen.show'
    await appendAudit(tx, context, { action, subject: `screen:${id}`, after: input })
    return shown
  })
}

/** No person's name stands on a wall: the post, else the city's own word for whoever has none. */
const senderOf = (actor: Actor, city: City) =>
  actor.kind === 'person' ? (actor.post ?? city.units.get(actor.unit ?? '')?.name.zh ?? '') : ''

async function shownOf(tx: Tx, city: City, input: ShowInput, actor: Actor, at: Date): Promise<Shown> {
  const thing = input.thing ? await thingToShow(tx, city, input.thing) : null
  if (input.thing && !thing) throw notFound('unknown-thing', 'No such case, project or camera.')
  return {
    scene: input.scene,
    place: thing?.place ?? input.place ?? null,
    map: input.map ?? null,
    camera: thing?.camera ? cameraOf(thing.camera, at) : null,
    title: thing?.title ?? null,
    by: senderOf(actor, city),
    until: new Date(at.getTime() + input.minutes * 60_000).toISOString(),
  }
}

/** A wall's browser is sent to no host that is not on the list, whatever a record says. */
function cameraOf(camera: { readonly device: string; readonly template: string | null }, at: Date): CameraShown {
  const { device, template } = camera
  const { kind } = pictureAddress(template ?? undefined, { device, at: at.getTime() }, config().pictureHosts)
  return kind === 'ok' && template !== null ? { kind, template, device } : { kind: kind === 'ok' ? 'none' : kind }
}
