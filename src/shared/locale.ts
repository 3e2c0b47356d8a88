/** The languages the screens speak. A city names which of them it uses; the first is its default. */
export const locales = ['zh', 'en'] as const
export type Locale = (typeof locales)[number]

/** The tag for `Intl`, dates and `<html lang>`. */
export const localeTag: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' }
