'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { readCandidates, type ShownCandidates } from '../api'

interface CandidateListProps {
  readonly caseId: string
  /** Whose people are asked about. */
  readonly unit: string
  readonly unitName: (code: string) => string
  readonly value: string
  readonly onChange: (code: string) => void
}

type One = ShownCandidates['items'][number]
const SHOWN = 6

/** Whom the unit's work could be given to, the one to be asked first at the top, with the reason beside each. */
export function CandidateList({ caseId, unit, unitName, value, onChange }: CandidateListProps) {
  const t = useTranslations('cases.candidate')
  const name = useId()
  const [found, setFound] = useState<ShownCandidates | null>(null)
  const [isBroken, setBroken] = useState(false)
  const [isWhole, setWhole] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    setBroken(false)
    readCandidates(caseId, unit, leaving.signal).then(setFound, () => setBroken(!leaving.signal.aborted))
    return () => leaving.abort()
  }, [caseId, unit])
  const all = found?.items ?? []
  const shown = isWhole ? all : all.filter((each, at) => at < SHOWN || each.code === value)
  const choice = (code: string, words: React.ReactNode) => (
    <label key={code} data-candidate={code}>
      <input type="radio" name={name} value={code} checked={value === code} onChange={() => onChange(code)} />
      {words}
    </label>
  )
  return (
    <fieldset className="cs-choices cs-candidates">
      <legend>{t('title')}</legend>
      {choice('', <span>{t('unitItself')}</span>)}
      {shown.map((each, at) =>
        choice(
          each.code,
          <span>
            <b>{each.kind === 'crew' ? unitName(each.code) : each.name}</b>{' '}
            {each.kind === 'person' ? [each.post, unitName(each.unit)].filter(Boolean).join(' · ') : null}{' '}
            {at === 0 && each.isOnDuty && each.ability ? <em>{t('first')}</em> : null}
            <small>
              <Reasons each={each} at={found?.at ?? ''} />
            </small>
          </span>,
        ),
      )}
      {all.length > shown.length ? (
        <button type="button" className="cs-quiet" onClick={() => setWhole(true)}>
          {t('more', { count: all.length - shown.length })}
        </button>
      ) : null}
      {isBroken ? <p className="cs-note">{t('broken')}</p> : null}
      {found === null && !isBroken ? <p className="cs-note">{t('reading')}</p> : null}
      {found ? <p className="cs-note">{t('how')}</p> : null}
    </fieldset>
  )
}

/** On duty, able, near, in hand: what the order was made by, in words. */
function Reasons({ each, at }: { readonly each: One; readonly at: string }) {
  const t = useTranslations('cases.candidate')
  const ago = each.seenAt ? Math.max(0, Math.round((Date.parse(at) - Date.parse(each.seenAt)) / 60_000)) : 0
  const away =
    each.metres === null
      ? t('unseen')
      : each.metres < 1000
        ? t('metres', { metres: each.metres, ago })
        : t('kilometres', { km: (each.metres / 1000).toFixed(1), ago })
  const ability =
    each.ability === null ? t('unable') : each.ability === 'own' ? t('own') : t('able', { line: each.ability })
  return [
    t(each.isOnDuty ? 'onDuty' : 'offDuty'),
    ability,
    away,
    t('load', { count: each.load }),
    t('minutes', { count: each.minutes }),
  ].join(' · ')
}
