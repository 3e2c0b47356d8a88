/** Where a camera's picture is to be had, or why it is not. */
export type PictureAddress =
  | { readonly kind: 'ok'; readonly url: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }

/**
 * Fills a device's template (`{device}`, `{at}`) and answers its address only where the host is on the list: a record
 * must not be able to make every desk's browser call on a stranger.
 */
export function pictureAddress(
  template: string | undefined,
  facts: { readonly device: string; readonly at: number },
  hosts: readonly string[],
): PictureAddress {
  if (!template) return { kind: 'none' }
  const filled = template
    .replaceAll('{device}', encodeURIComponent(facts.device))
    .replaceAll('{at}', encodeURIComponent(new Date(facts.at).toISOString()))
  if (!URL.canParse(filled)) return { kind: 'refused' }
  const url = new URL(filled)
  const isAllowed =
    (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && hosts.includes(url.host)
  return isAllowed ? { kind: 'ok', url: url.href } : { kind: 'refused' }
}
