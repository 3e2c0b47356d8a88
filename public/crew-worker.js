/**
 * Keeps the crews' page (`/m`) on the phone, so that it opens without a network. It answers for that page and for the
 * files it named (`keep`), and lets everything else through: what a crew does is queued by the page, not here.
 */
const CACHE = 'crew-1'
const PAGE = '/m'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
      await self.clients.claim()
    })(),
  ),
)

const isFile = path => path.startsWith('/_next/static/') || path.startsWith('/fonts/')

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request))
  // Files of the build never change under their name.
  else if (isFile(pathname)) event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)))
})

/** From the network, and kept; without one as it was kept. Whoever is sent elsewhere (to sign in) leaves nothing behind. */
async function page(request) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (answer.ok && !answer.redirected) await cache.put(PAGE, answer.clone())
    else if (answer.status < 500) await caches.delete(CACHE)
    return answer
  } catch (error) {
    const kept = await cache.match(PAGE)
    if (kept) return kept
    throw error
  }
}

/** The page says which files it was made of; those of a former build go. */
self.addEventListener('message', event => {
  if (event.data?.type !== 'keep') return
  event.waitUntil(keep(event.data.files).then(() => event.source?.postMessage({ type: 'kept' })))
})

async function keep(files) {
  const cache = await caches.open(CACHE)
  const wanted = new Set(files.filter(isFile))
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url)
    if (pathname !== PAGE && !wanted.has(pathname + search)) await cache.delete(url)
  }
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file)
  // The first visit was not answered from here: the page is fetched once more, to be kept.
  if (!(await cache.match(PAGE))) {
    const answer = await fetch(PAGE)
    if (answer.ok && !answer.redirected) await cache.put(PAGE, answer)
  }
}
