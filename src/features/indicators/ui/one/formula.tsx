import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { IndicatorPage } from '../../queries/one-page'
import type { Explained } from '../../queries/one-page-explained'
import { figures } from './figures'
import { useUnits } from './use-units'

interface FormulaProps {
  readonly page: IndicatorPage
  readonly explained: Explained
}

/** How the value comes about: the formula in words and as written, and what stands above and below the line. */
export function Formula({ page, explained }: FormulaProps) {
  const t = useTranslations('indicatorPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const f = figures(lang, page.timeZone)
  const units = useUnits()
  const { formula, parts, n } = explained
  const side = (name: 'numerator' | 'denominator'): ReactNode => {
    const part = parts[name]
    if (!part) return null
    return (
      <a className="one-part" href={`#records-${name}`} data-part={name}>
        <span className="one-part-name">{t(name)}</span>
        <b>{part.value === null ? '–' : f.exact(part.value)}</b>
        <span className="one-part-words">{part.words[lang]}</span>
        {part.rows === null ? null : <small>{t('rows', { count: part.rows })}</small>}
      </a>
    )
  }
  return (
    <>
      <p className="one-words">{formula.words[lang]}</p>
      <div className="one-fraction">
        {side('numerator')}
        {side('denominator')}
        <p className="one-result">
          {page.value === null
            ? (explained.reason?.text[lang] ?? t('noValue'))
            : t('formula.result', { value: units.after(f.number(page.value), page.unit) })}
        </p>
      </div>
      {n !== null && n < 10 && page.value !== null ? (
        <p className="one-warn">{t('formula.small', { count: n })}</p>
      ) : null}
      <details className="one-written">
        <summary>{t('formula.written')}</summary>
        <pre>
          <code>{formula.written}</code>
        </pre>
        <p>{explained.class.words[lang]}</p>
      </details>
    </>
  )
}
