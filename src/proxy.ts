import { type NextRequest, NextResponse } from 'next/server'
import { mapHosts, pagePolicy } from './platform/http/page-policy'
import {
  chooseLocale,
  isLocale,
  localeCookie,
  localeHeader,
  nonceHeader,
  pathHeader,
  requestHeader,
} from './ui/i18n/locale'

/**
 * Chooses the language before rendering (layouts see neither `?lang=` nor each other) and says what the page may load and
 * run; Next reads the nonce for its own scripts from the request's header. It decides nothing else: no right rests on it.
 */
export function proxy(request: NextRequest) {
  const asked = request.nextUrl.searchParams.get('lang')
  const locale = chooseLocale(asked, request.cookies.get(localeCookie)?.value)
  const headers = new Headers(request.headers)
  headers.set(localeHeader, locale)
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = pagePolicy(nonce, mapHosts(process.env.MAP_STYLE), process.env.PICTURE_HOSTS?.split(','))
  headers.set('content-security-policy', policy)
  headers.set(nonceHeader, nonce)
  const requestId = crypto.randomUUID()
  headers.set(requestHeader, requestId)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set(requestHeader, requestId)
  if (isLocale(asked)) response.cookies.set(localeCookie, locale, { sameSite: 'lax', path: '/', maxAge: 31_536_000 })
  return response
}

export const config = {
  matcher: ['/((?!_next/static/|api/|rt(?:/|$)|fonts/|maplibre/|(?:healthz|readyz|metrics)$).*)'],
}
