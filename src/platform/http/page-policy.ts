/**
 * What a page may load and run. Scripts need the page's nonce or come from one that has it; styles of elements need the
 * nonce or a file of ours. Style attributes are allowed: React, echarts and the map set widths, colours and places by
 * them, hashes cannot name values that are computed, and an attribute of style runs nothing. The map draws with a worker
 * of ours and pictures made in the page (`blob:`). `mapHosts` are those a map style of the city's own is loaded from,
 * `pictureHosts` those that cameras' pictures may come from.
 */
export function pagePolicy(
  nonce: string,
  mapHosts: readonly string[] = [],
  pictureHosts: readonly string[] = [],
): string {
  const hosts = mapHosts.map(each => ` ${each}`).join('')
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob:${hosts}${pictureHosts.map(each => ` ${each}`).join('')}`,
    `font-src 'self'${hosts}`,
    `connect-src 'self'${hosts}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The origin of a map style that lies elsewhere; none for a file of ours. */
export const mapHosts = (style: string | undefined): string[] =>
  style !== undefined && /^https?:/.test(style) && URL.canParse(style) ? [new URL(style).origin] : []
