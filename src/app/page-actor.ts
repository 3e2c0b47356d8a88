import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { areaFor } from '../features/areas'
import { currentCity } from '../features/areas/server'
import { actingPerson, actorOf, noteDenial, openSession } from '../features/people/server'
import { config } from '../platform/config'
import { type Actor, authorize, Denied, type Permission, reading } from '../shared/auth'
import { Problem } from '../shared/problem'
import { pathHeader } from '../ui/i18n/locale'

/** The session of the page's request; null for a visitor. Asked once a request. */
export const pageSession = cache(async () => openSession(await headers()))

/** Who looks at a page, whatever the rights: what stands around pages asks for no more. */
export const pageViewer = cache(async (): Promise<Actor> => {
  const open = await pageSession()
  return (open && actingPerson(open)) ?? actorOf(new Headers())
})

/** Where a page's request comes from, as far as proxies of ours say so; what counts is asked again where something is written. */
export async function pageAddress(): Promise<string | null> {
  const heard = (await headers()).get('x-forwarded-for')?.split(',') ?? []
  return heard.at(-Math.max(1, config().trustedProxies))?.trim() ?? null
}

const pathOf = async (): Promise<string> => (await headers()).get(pathHeader) ?? '/'

/**
 * Who asks for a page, after the right was asked for; every page begins with it. A visitor is sent to the sign-in, a
 * one-time password to the profile, and whoever lacks the right sees `forbidden.tsx`.
 */
// biome-ignore lint/suspicious/noExplicitAny: a right is asked here without its subject, whatever that is
export async function pageActor(right: Permission<any> = reading): Promise<Actor> {
  const actor = await pageViewer()
  try {
    authorize(actor, right)
    return actor
  } catch (error) {
    if (!(error instanceof Denied)) throw error
    return turnAway(actor, error)
  }
}

/** The area a page is about: the one asked for, else the actor's own. One outside of it is not within his rights. */
export async function pageArea(actor: Actor, asked: string | undefined): Promise<string | undefined> {
  try {
    return areaFor(actor, currentCity(), asked || undefined)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await noteDenial(actor, 'city.read', await pathOf())
    forbidden()
  }
}

async function turnAway(actor: Actor, error: Denied): Promise<never> {
  const path = await pathOf()
  const next = encodeURIComponent(path)
  if ((await pageSession())?.account.mustChangePassword) redirect(`/profile?next=${next}`)
  if (actor.kind === 'visitor') redirect(`/sign-in?next=${next}`)
  await noteDenial(actor, error.permission, path)
  forbidden()
}
