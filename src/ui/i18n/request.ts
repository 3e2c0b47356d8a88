import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, localeHeader } from './locale'

/** next-intl without locale routes: the proxy has already chosen and says so in a request header. */
export default getRequestConfig(async () => {
  const said = (await headers()).get(localeHeader)
  const locale = isLocale(said) ? said : 'zh'
  const messages = locale === 'zh' ? await import('../../messages/zh') : await import('../../messages/en')
  return { locale, messages: messages.default, timeZone: 'UTC' }
})
