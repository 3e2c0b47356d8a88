/** Paths of the build's files that this page was made of. */
const filesOf = (): string[] => {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const named = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src)
  const styled = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(({ href }) => href)
  const here = [...loaded, ...named, ...styled].map(each => new URL(each, window.location.href))
  return [
    ...new Set(here.filter(({ origin }) => origin === window.location.origin).map(each => each.pathname + each.search)),
  ]
}

/**
 * Has this page kept on the phone, so that it opens without a network. Answers by `onKept` when it is; where the
 * browser has no service workers (no secure connection) nothing is kept and nothing is said.
 */
export function keepShell(onKept: () => void): () => void {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!workers) return () => {}
  const hear = (event: MessageEvent) => {
    if (event.data?.type === 'kept') onKept()
  }
  workers.addEventListener('message', hear)
  workers
    .register('/crew-worker.js', { scope: '/m' })
    .then(() => workers.ready)
    .then(({ active }) => active?.postMessage({ type: 'keep', page: window.location.pathname, files: filesOf() }))
    .catch(() => {})
  return () => workers.removeEventListener('message', hear)
}
