'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { useMoments } from '@/ui/desk/moments'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import type { RatingRule } from '../../domain/rule'
import { type Mark, marks } from '../../domain/scale'
import type { RuleVersion } from '../../queries/invitations'
import { AskingFields, AskingView } from './asking-fields'

interface RuleViewProps {
  readonly rule: RatingRule
  readonly versions: readonly RuleVersion[]
  readonly timeZone: string
  readonly canChange: boolean
}

/** How scores are counted, in words, with its versions; the supervisor publishes a new one with a reason. */
export function RuleView({ rule, versions, timeZone, canChange }: RuleViewProps) {
  const t = useTranslations('ratings')
  const { wordedDay } = useMoments(timeZone)
  const named = (each: readonly Mark[]) => each.map(mark => t(`mark.${mark}`)).join(t('comma')) || t('noMarks')
  return (
    <div className="rt">
      <section className="dk-card rt-wide">
        <p>
          {t('ruleText', {
            days: rule.days,
            minimum: rule.minimum,
            version: rule.version,
            marks: named(rule.excludes),
          })}
        </p>
      </section>
      <AskingView asking={rule.asking} />
      {canChange ? <Change key={rule.version} rule={rule} /> : null}
      <section className="dk-card">
        <h2>{t('ruleHistory')}</h2>
        <ul className="rt-list">
          {versions.map(each => (
            <li key={each.version}>
              {t('ruleVersion', {
                version: each.version,
                reason: each.reason,
                day: wordedDay(each.validFrom),
              })}
            </li>
          ))}
          <li>{t('ruleFirst')}</li>
        </ul>
      </section>
    </div>
  )
}

function Change({ rule }: { readonly rule: RatingRule }) {
  const t = useTranslations('ratings')
  const router = useRouter()
  const refusal = useRefusal()
  const [minimum, setMinimum] = useState(rule.minimum)
  const [days, setDays] = useState(rule.days)
  const [excludes, setExcludes] = useState<readonly Mark[]>(rule.excludes)
  const [networks, setNetworks] = useState(rule.insideNetworks.join('\n'))
  const [asking, setAsking] = useState(rule.asking)
  const [reason, setReason] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const told = await post('/ratings/rule', {
      expectedVersion: rule.version,
      minimum,
      days,
      excludes,
      insideNetworks: networks.split(/\s+/).filter(Boolean),
      asking,
      reason,
    })
    if (told.kind === 'done') router.refresh()
    else setTrouble(refusal(told))
  }
  return (
    <section className="dk-card">
      <h2>{t('ruleSave')}</h2>
      <form className="rt-form" onSubmit={event => void send(event)}>
        <label>
          {t('ruleMinimum')}
          <input
            type="number"
            min={3}
            max={100}
            required
            value={minimum}
            onChange={event => setMinimum(event.target.valueAsNumber)}
          />
        </label>
        <label>
          {t('ruleDays')}
          <input
            type="number"
            min={7}
            max={730}
            required
            value={days}
            onChange={event => setDays(event.target.valueAsNumber)}
          />
        </label>
        <fieldset>
          <legend>{t('ruleExcludes')}</legend>
          {marks.map(mark => (
            <label key={mark} className="rt-check">
              <input
                type="checkbox"
                checked={excludes.includes(mark)}
                onChange={event =>
                  setExcludes(event.target.checked ? [...excludes, mark] : excludes.filter(each => each !== mark))
                }
              />
              {t(`mark.${mark}`)}
            </label>
          ))}
        </fieldset>
        <label>
          {t('ruleNetworks')}
          <textarea rows={3} value={networks} onChange={event => setNetworks(event.target.value)} />
        </label>
        <AskingFields asking={asking} onChange={part => setAsking({ ...asking, ...part })} />
        <label>
          {t('ruleReason')}
          <input
            required
            minLength={4}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </label>
        {trouble ? (
          <p role="alert" className="rt-trouble">
            {trouble}
          </p>
        ) : null}
        <DeskButton type="submit" kind="primary">
          {t('ruleSave')}
        </DeskButton>
      </form>
    </section>
  )
}
