import type { Instrumentation } from 'next'
import { log } from './platform/log'
import { requestHeader } from './ui/i18n/locale'

/**
 * A page that could not be made is written down with the number of its request and the number of its error, whichever
 * of them the reader is shown.
 */
export const onRequestError: Instrumentation.onRequestError = (error, request, { routePath, renderSource }) => {
  const { digest } = error as { digest?: string }
  const requestId = request.headers[requestHeader]
  const [path] = request.path.split('?', 1)
  log().error({ requestId, digest, err: error, path, route: routePath, from: renderSource }, 'page failed')
}
