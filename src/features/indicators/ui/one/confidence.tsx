import { useLocale, useTranslations } from 'next-intl'
import type { Explained } from '../../queries/one-page-explained'

/** How far the value can be relied on, and why. */
export function Confidence({ explained: { confidence, late } }: { readonly explained: Explained }) {
  const t = useTranslations('indicatorPage.confidence')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  if (!confidence) return <span>{t('none')}</span>
  return (
    <details className="one-confidence" data-mark={confidence.mark} open={confidence.mark === 'low' || undefined}>
      <summary>
        <i aria-hidden="true" />
        {t(confidence.mark)}
        {late.length > 0 ? <small> {t('late', { count: late.length })}</small> : null}
      </summary>
      <ul>
        {confidence.reasons.map(reason => (
          <li key={`${reason.code} ${reason.text.en}`} data-mark={reason.mark}>
            {reason.text[lang]}
          </li>
        ))}
      </ul>
    </details>
  )
}
