/**
 * Keeps the pages of those who are out (`/m`: crews, `/m/census`: collectors) on the phone, so that they open without a
 * network. It answers for those pages and for the files they named (`keep`), and lets everything else through: what is
 * done on them is queued by the page, not here. Each page has its own cache: its files go with its own former build.
 */
const PAGES = ['/m', '/m/census']
const cacheOf = page => `crew-2 ${page}`

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event =>
  event.waitUntil(
    (async () => {
      const own = PAGES.map(cacheOf)
      for (const name of await caches.keys()) if (!own.includes(name)) await caches.delete(name)
      await self.clients.claim()
    })(),
  ),
)

const isFile = path => path.startsWith('/_next/static/') || path.startsWith('/fonts/')

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && PAGES.includes(pathname)) event.respondWith(pageOf(request, pathname))
  // Files of the build never change under their name.
  else if (isFile(pathname)) event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)))
})

/** From the network, and kept; without one as it was kept. Whoever is sent elsewhere (to sign in) leaves nothing behind. */
async function pageOf(request, page) {
  const cache = await caches.open(cacheOf(page))
  try {
    const answer = await fetch(request)
    if (answer.ok && !answer.redirected) await cache.put(page, answer.clone())
    else if (answer.status < 500) for (const each of PAGES) await caches.delete(cacheOf(each))
    return answer
  } catch (error) {
    const kept = await cache.match(page)
    if (kept) return kept
    throw error
  }
}

/** The page says which files it was made of; those of a former build go. */
self.addEventListener('message', event => {
  const { type, page, files } = event.data ?? {}
  if (type !== 'keep' || !PAGES.includes(page)) return
  event.waitUntil(keep(page, files).then(() => event.source?.postMessage({ type: 'kept' })))
})

async function keep(page, files) {
  const cache = await caches.open(cacheOf(page))
  const wanted = new Set(files.filter(isFile))
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url)
    if (pathname !== page && !wanted.has(pathname + search)) await cache.delete(url)
  }
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file)
  // The first visit was not answered from here: the page is fetched once more, to be kept.
  if (!(await cache.match(page))) {
    const answer = await fetch(page)
    if (answer.ok && !answer.redirected) await cache.put(page, answer)
  }
}
