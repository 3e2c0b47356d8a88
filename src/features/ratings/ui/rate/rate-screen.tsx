'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { LOW_SCORE } from '../../domain/scale'
import type { RatingPage } from '../../queries/rating-page'
import { AskAnew } from './ask-anew'
import { GivenScores } from './given-scores'
import { type Drafts, emptyDraft, readyAnswer, type UnitDraft } from './rate-draft'
import { UnitCard } from './unit-card'
import './rate.css'

interface RateScreenProps {
  readonly token: string
  readonly first: RatingPage
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
}

/** The investor's one screen: scores, or what became of them. What was typed survives a lost connection and a reload. */
export function RateScreen({ token, first, lang, timeZone }: RateScreenProps) {
  const t = useTranslations('rate')
  const [page, setPage] = useState(first)
  const [drafts, setDrafts] = useState<Drafts>({})
  const [fromInside, setFromInside] = useState(false)
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [thanks, setThanks] = useState<{ readonly answerBy: string | null } | null>(null)
  const kept = `rate-${token.slice(0, 8)}`
  const day = momentsIn(lang, timeZone).longDay

  useEffect(() => {
    const stored = sessionStorage.getItem(kept)
    if (stored) setDrafts(JSON.parse(stored) as Drafts)
  }, [kept])

  const change = (unit: string, part: Partial<UnitDraft>) => {
    const next = { ...drafts, [unit]: { ...emptyDraft, ...drafts[unit], ...part } }
    setDrafts(next)
    sessionStorage.setItem(kept, JSON.stringify(next))
  }
  const read = async () => {
    const answer = await fetch(`/api/v1/ratings/${token}`).catch(() => null)
    if (answer?.ok) setPage((await answer.json()) as RatingPage)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const ready = readyAnswer(drafts, page.units, LOW_SCORE)
    if ('missing' in ready) {
      const unit =
        ready.missing === 'reason' ? page.units.find(each => each.unit === ready.unit)?.name[lang] : undefined
      setTrouble(ready.missing === 'score' ? t('needScore') : t('needReason', { unit: unit ?? '' }))
      return
    }
    setSending(true)
    setTrouble(null)
    const answer = await fetch(`/api/v1/ratings/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...ready, fromInside }),
    }).catch(() => null)
    setSending(false)
    if (answer === null) return setTrouble(t('lost'))
    const told = (await answer.json()) as { answerBy?: string | null; detail?: string; code?: string }
    if (answer.ok) {
      sessionStorage.removeItem(kept)
      setThanks({ answerBy: told.answerBy ?? null })
    } else if (told.code === 'say-inside') setPage({ ...page, isInside: true })
    else if (told.code === 'self-scoring') return setTrouble(t('selfScoring'))
    // a link that ended meanwhile is read again: its page says what can be done
    else if (told.code !== 'already-scored' && !told.code?.startsWith('link-')) {
      const key = `code.${told.code}` as 'code.bad-body'
      return setTrouble(t.has(key) ? t(key) : t('refused', { detail: told.detail ?? '' }))
    }
    await read()
  }

  if (page.state === 'expired' || page.state === 'revoked') {
    return (
      <Frame title={t(page.state)}>
        <p>{page.state === 'expired' ? t('expiredText', { day: day(page.expiresAt) }) : t('revokedText')}</p>
        <ul className="rate-phones">
          {page.units.map(each => (
            <li key={each.unit}>
              {each.name[lang]} <a href={`tel:${each.phone}`}>{t('call', { phone: each.phone })}</a>
            </li>
          ))}
        </ul>
        {page.state === 'expired' ? <AskAnew token={token} projectCode={page.projectCode} /> : null}
      </Frame>
    )
  }
  if (page.state === 'used') {
    return (
      <Frame title={thanks ? t('thanks') : t('used')} status>
        <p>{thanks ? (thanks.answerBy ? t('answerBy', { day: day(thanks.answerBy) }) : null) : t('usedText')}</p>
        <GivenScores token={token} given={page.given} lang={lang} day={day} onChanged={() => void read()} />
        <OwnLink token={token} lang={lang} />
      </Frame>
    )
  }
  return (
    <Frame title={t('title')}>
      {page.project ? <p className="rate-project">{t('for', { project: page.project })}</p> : null}
      <p className="rate-promise">{t('promise', { minimum: page.minimum })}</p>
      <OwnLink token={token} lang={lang} />
      {page.units.length === 0 ? <p>{t('nobody')}</p> : null}
      <form onSubmit={event => void send(event)}>
        {page.units.map(asked => (
          <UnitCard
            key={asked.unit}
            token={token}
            asked={asked}
            lang={lang}
            draft={drafts[asked.unit] ?? emptyDraft}
            onChange={part => change(asked.unit, part)}
          />
        ))}
        {page.isInside ? (
          <label className="rate-inside">
            <input type="checkbox" checked={fromInside} onChange={event => setFromInside(event.target.checked)} />
            <span>
              {t('inside')}
              <small>{t('insideWhy')}</small>
            </span>
          </label>
        ) : null}
        <div className="rate-send">
          {trouble ? (
            <p role="alert" className="rate-trouble">
              {trouble}
            </p>
          ) : (
            <p>{t('answerPromise')}</p>
          )}
          <button type="submit" disabled={isSending || page.units.length === 0}>
            {isSending ? t('sending') : t('send')}
          </button>
        </div>
      </form>
    </Frame>
  )
}

const OwnLink = ({ token, lang }: { readonly token: string; readonly lang: string }) => {
  const t = useTranslations('rate')
  return (
    <p className="rate-own-link">
      <a href={`/rate/${token}/own?lang=${lang}`}>{t('own')}</a>
    </p>
  )
}

const Frame = ({
  title,
  status = false,
  children,
}: {
  readonly title: string
  readonly status?: boolean
  readonly children: React.ReactNode
}) => (
  <main className="rate">
    <div role={status ? 'status' : undefined}>
      <h1>{title}</h1>
    </div>
    {children}
  </main>
)
