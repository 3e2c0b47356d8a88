'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RatingPage } from '../../queries/rating-page'
import { SentFiles } from '../sent-files'

interface GivenProps {
  readonly token: string
  readonly given: RatingPage['given']
  readonly lang: 'zh' | 'en'
  readonly day: (iso: string) => string
  readonly onChanged: () => void
}

/** After use: what was scored, the answer, and the investor's word on whether it helped. */
export function GivenScores({ token, given, lang, day, onChanged }: GivenProps) {
  const t = useTranslations('rate')
  const [trouble, setTrouble] = useState<string | null>(null)
  const say = async (ratingNo: string, command: 'helped' | 'not-helped') => {
    setTrouble(null)
    const answer = await fetch(`/api/v1/ratings/follow-ups/${encodeURIComponent(ratingNo)}/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    }).catch(() => null)
    if (answer === null) setTrouble(t('lost'))
    else if (!answer.ok) setTrouble(t('refused', { detail: ((await answer.json()) as { detail: string }).detail }))
    onChanged()
  }
  return (
    <>
      {trouble ? (
        <p role="alert" className="rate-trouble">
          {trouble}
        </p>
      ) : null}
      {given.map(({ ratingNo, name, level, score, files, followUp }) => (
        <section key={ratingNo} className="rate-unit">
          <p className="rate-level">{t(`level.${level}`)}</p>
          <h2>{name[lang]}</h2>
          <p>{t('yourScore', { score: t(`score.${score}`) })}</p>
          <SentFiles
            files={files.map(each => ({ ...each, href: `/api/v1/ratings/${token}/files/${ratingNo}/${each.id}` }))}
          />
          {followUp ? (
            <div className="rate-answer">
              {followUp.answer && followUp.answeredAt ? (
                <>
                  <p className="rate-level">{t('answered', { day: day(followUp.answeredAt) })}</p>
                  <blockquote>{followUp.answer}</blockquote>
                </>
              ) : (
                <p>{t('waiting', { day: day(followUp.dueAt) })}</p>
              )}
              {followUp.publishedChange ? (
                <p>
                  <b>{t('published')}</b> {followUp.publishedChange}
                </p>
              ) : null}
              {followUp.state === 'answered' ? (
                <p className="rate-help">
                  {t('didItHelp')}
                  <button type="button" onClick={() => void say(ratingNo, 'helped')}>
                    {t('helped')}
                  </button>
                  <button type="button" onClick={() => void say(ratingNo, 'not-helped')}>
                    {t('notHelped')}
                  </button>
                </p>
              ) : null}
              {followUp.state === 'open' && followUp.helped === false ? <p>{t('reopened')}</p> : null}
              {followUp.state === 'closed' ? <p>{t(followUp.helped ? 'closedHelped' : 'closedNot')}</p> : null}
            </div>
          ) : null}
        </section>
      ))}
    </>
  )
}
