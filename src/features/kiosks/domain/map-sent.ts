import { type MapShown, mapShown } from './kiosk'
import { lists } from './send-href'

/** What of a map the address of `sendPlaceHref` asks for; null where it asks for none, or for what makes no sense. */
export function mapSent(text: (name: string) => string): MapShown | null {
  const listed = lists.map(name => [name, text(name).split(',').filter(Boolean)] as const)
  const zoom = text('zoom') === '' ? null : Number(text('zoom'))
  return mapShown.safeParse({ zoom, ...Object.fromEntries(listed) }).data ?? null
}
