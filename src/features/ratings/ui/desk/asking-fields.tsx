'use client'

import { useTranslations } from 'next-intl'
import { type Asking, setMoments } from '../../domain/asking'

/** When and how investors are asked by themselves, in words. */
export function AskingView({ asking }: { readonly asking: Asking }) {
  const t = useTranslations('ratings')
  const moments = setMoments.filter(each => asking.moments.includes(each))
  return (
    <section className="dk-card rt-wide">
      <h2>{t('asking.title')}</h2>
      <p>
        {moments.length === 0
          ? t('asking.never')
          : t('asking.text', {
              moments: moments.map(each => t(`asking.moment.${each}`, { days: asking.afterDays })).join(t('comma')),
              late: asking.lateDays,
            })}{' '}
        {t('asking.own', { days: asking.ownRestDays })}
      </p>
      <dl className="rt-wording">
        {(['zh', 'en'] as const).map(lang => (
          <div key={lang} lang={lang}>
            <dt>{asking.wording[lang].subject}</dt>
            <dd>{asking.wording[lang].text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface AskingFieldsProps {
  readonly asking: Asking
  readonly onChange: (part: Partial<Asking>) => void
}

const numbers = [
  ['afterDays', 730],
  ['lateDays', 730],
  ['ownRestDays', 365],
] as const

/** The same to be changed, as a part of the rule's next version. */
export function AskingFields({ asking, onChange }: AskingFieldsProps) {
  const t = useTranslations('ratings.asking')
  const reword = (lang: 'zh' | 'en', part: Partial<Asking['wording']['zh']>) =>
    onChange({ wording: { ...asking.wording, [lang]: { ...asking.wording[lang], ...part } } })
  return (
    <>
      <fieldset>
        <legend>{t('moments')}</legend>
        {setMoments.map(each => (
          <label key={each} className="rt-check">
            <input
              type="checkbox"
              checked={asking.moments.includes(each)}
              onChange={event =>
                onChange({
                  moments: setMoments.filter(known =>
                    known === each ? event.target.checked : asking.moments.includes(known),
                  ),
                })
              }
            />
            {t(`moment.${each}`, { days: asking.afterDays })}
          </label>
        ))}
      </fieldset>
      {numbers.map(([name, most]) => (
        <label key={name}>
          {t(name)}
          <input
            type="number"
            min={1}
            max={most}
            required
            value={asking[name]}
            onChange={event => onChange({ [name]: event.target.valueAsNumber })}
          />
        </label>
      ))}
      {(['zh', 'en'] as const).map(lang => (
        <fieldset key={lang} className="rt-wording-fields">
          <legend>{t(`wording.${lang}`)}</legend>
          <label>
            {t('subject')}
            <input
              required
              maxLength={120}
              lang={lang}
              value={asking.wording[lang].subject}
              onChange={event => reword(lang, { subject: event.target.value })}
            />
          </label>
          <label>
            {t('body')}
            <textarea
              required
              rows={4}
              maxLength={600}
              lang={lang}
              value={asking.wording[lang].text}
              onChange={event => reword(lang, { text: event.target.value })}
            />
          </label>
        </fieldset>
      ))}
    </>
  )
}
