/** What somebody had written into a page and not sent when the session ended under it. */
export interface Unsent {
  readonly actor: string
  readonly path: string
  readonly texts: readonly { readonly label: string; readonly text: string }[]
}

const KEY = 'chengmai:unsent'
/** Shorter than this nobody misses: a choice, a number. */
const WORTH_KEEPING = 4

type Writable = HTMLInputElement | HTMLTextAreaElement

const isWritable = (target: EventTarget | null): target is Writable =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')

/** Remembers the fields that somebody writes into; answers what they hold now, and how to stop. */
export function watchWriting() {
  const touched = new Set<Writable>()
  const wrote = ({ target }: Event) => {
    if (isWritable(target)) touched.add(target)
  }
  document.addEventListener('input', wrote, true)
  return {
    texts: (): Unsent['texts'] =>
      [...touched]
        .filter(field => field.isConnected && field.value.trim().length >= WORTH_KEEPING)
        .map(field => ({ label: nameOf(field), text: field.value })),
    stop: () => document.removeEventListener('input', wrote, true),
  }
}

const nameOf = (field: Writable): string =>
  (field.labels?.[0]?.firstChild?.textContent ?? field.getAttribute('aria-label') ?? field.placeholder).trim()

/** Kept in this tab alone, and only until its writer is back or somebody else signs in. */
export function keepUnsent(unsent: Unsent): void {
  if (unsent.texts.length > 0) sessionStorage.setItem(KEY, JSON.stringify(unsent))
}

export const dropUnsent = (): void => sessionStorage.removeItem(KEY)

/** What the actor had written on this page; what somebody else wrote is dropped unread. */
export function unsentOf(actor: string, path: string): Unsent | null {
  const kept = sessionStorage.getItem(KEY)
  if (kept === null) return null
  const unsent = JSON.parse(kept) as Unsent
  if (unsent.actor !== actor) {
    dropUnsent()
    return null
  }
  return unsent.path === path ? unsent : null
}
