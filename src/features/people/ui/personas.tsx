import { useLocale, useTranslations } from 'next-intl'
import type { OfferedPersona } from '../queries/sign-in-page'

/** Everybody the demo lets one be, each a button of a form. */
export function Personas({ personas, next }: { readonly personas: readonly OfferedPersona[]; readonly next: string }) {
  const t = useTranslations('people.personas')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  return (
    <section className="pp-card" aria-labelledby="personas">
      <h2 id="personas">{t('title')}</h2>
      <p className="pp-small">{t('text')}</p>
      <form className="pp-personas" method="post" action="/api/v1/session/persona">
        <input type="hidden" name="next" value={next} />
        {personas.map(({ key, unit, area }) => (
          <button key={key} type="submit" name="persona" value={key}>
            <strong>{t(key as 'leader')}</strong>
            <span>{[area?.[lang] ?? t('wholeCity'), ...(unit ? [unit[lang]] : [])].join(' · ')}</span>
          </button>
        ))}
      </form>
    </section>
  )
}
