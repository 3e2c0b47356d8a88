/**
 * What every answer says to browsers, pages and files and the interface alike. Camera and place are for the phones of
 * inspectors; nothing of ours is framed, and nothing of ours is loaded by another site.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'camera=(self), geolocation=(self), fullscreen=(self), microphone=(), payment=(), usb=(), serial=(), midi=(), display-capture=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
}

/** For whoever was reached over https: a year of nothing else. */
export const strictTransport = 'max-age=31536000; includeSubDomains'

/** The interface answers data: nothing in it may run or be framed, whatever its bytes look like. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
