import { type NextRequest, NextResponse } from 'next/server'
import { chooseLocale, isLocale, localeCookie, localeHeader, pathHeader } from './ui/i18n/locale'

/** Chooses the language before rendering: layouts see neither `?lang=` nor each other. It decides nothing else: no right rests on it. */
export function proxy(request: NextRequest) {
  const asked = request.nextUrl.searchParams.get('lang')
  const locale = chooseLocale(asked, request.cookies.get(localeCookie)?.value)
  const headers = new Headers(request.headers)
  headers.set(localeHeader, locale)
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const response = NextResponse.next({ request: { headers } })
  if (isLocale(asked)) response.cookies.set(localeCookie, locale, { sameSite: 'lax', path: '/', maxAge: 31_536_000 })
  return response
}

export const config = { matcher: ['/((?!_next/|api/|rt|fonts/|maplibre/|healthz|readyz|metrics|.*\\.).*)'] }
