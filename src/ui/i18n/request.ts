import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, localeHeader } from './locale'

/**
 * next-intl without locale routes: the proxy has already chosen and says so in a request header. What is printed for
 * people of both languages asks for each by name.
 */
export default getRequestConfig(async ({ locale: wanted }) => {
  const said = (await headers()).get(localeHeader)
  const locale = isLocale(wanted) ? wanted : isLocale(said) ? said : 'zh'
  const messages = locale === 'zh' ? await import('../../messages/zh') : await import('../../messages/en')
  return { locale, messages: messages.default, timeZone: 'UTC' }
})
