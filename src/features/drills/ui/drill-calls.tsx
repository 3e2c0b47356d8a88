'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { ConfirmWithReason } from '@/ui/desk/confirm-with-reason'
import { useMoments } from '@/ui/desk/moments'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import type { Locale } from '@/ui/i18n/locale'
import { type Call, inClock, limitOf, tallyOf } from '../domain/drill'
import type { ShownDrill } from '../queries/drills-page'
import { CallLine } from './call-line'
import { useCityNow } from './use-city-now'

interface DrillCallsProps {
  readonly drill: ShownDrill
  /** The city's moment of the reading. */
  readonly at: string
  readonly levelNames: Readonly<Record<number, string>>
  readonly lang: Locale
  readonly timeZone: string
  readonly mayKeep: boolean
}

/** One drill: what is left of its minutes, what it came to so far, and every call by level. */
export function DrillCalls({ drill, at, levelNames, lang, timeZone, mayKeep }: DrillCallsProps) {
  const t = useTranslations('drills')
  const router = useRouter()
  const refusal = useRefusal()
  const { moment } = useMoments(timeZone)
  const runs = drill.endedAt === null
  const now = useCityNow(at, runs)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [withdrawn, setWithdrawn] = useState<Call | null>(null)
  const tally = tallyOf(drill, drill.calls, now)
  const left = limitOf(drill) - now
  const send = async (command: string, body: object): Promise<string | null> => {
    const answer = await post(`/duty/drills/${drill.id}/${command}`, body)
    router.refresh()
    if (answer.kind === 'done') return null
    return answer.kind === 'refused' && t.has(`problem.${answer.code}`)
      ? t(`problem.${answer.code as 'answered'}`)
      : refusal(answer)
  }
  const press = async (command: string, name: string, body: object) => {
    setBusy(name)
    setProblem(await send(command, body))
    setBusy(null)
  }
  return (
    <section className="dk-card dr-drill" aria-labelledby="drill-title">
      <header>
        <h2 id="drill-title">{drill.title}</h2>
        <p>{t('about', { when: moment(drill.begunAt), minutes: drill.limitMinutes })}</p>
        {runs ? (
          <p className="dr-clock" data-over={left < 0 || undefined}>
            {t(left < 0 ? 'over' : 'left', { time: inClock(Math.abs(left)) })}
          </p>
        ) : (
          <p>{t('endedAt', { when: moment(drill.endedAt) })}</p>
        )}
        {runs && mayKeep ? (
          <DeskButton isBusy={busy === 'end'} onClick={() => void press('end', 'end', {})}>
            {t('end')}
          </DeskButton>
        ) : null}
      </header>
      {mayKeep ? (
        <dl className="dr-tally">
          {(['called', 'inTime', 'late', 'missing', 'waiting'] as const).map(name => (
            <div key={name} data-count={name} data-none={tally[name] === 0 || undefined}>
              <dt>{t(`count.${name}`)}</dt>
              <dd>{tally[name]}</dd>
            </div>
          ))}
          {tally.slowestMs === null ? null : (
            <div>
              <dt>{t('slowest')}</dt>
              <dd>{inClock(tally.slowestMs)}</dd>
            </div>
          )}
        </dl>
      ) : null}
      {problem ? <p role="alert">{problem}</p> : null}
      {[...new Set(drill.calls.map(each => each.level))].map(level => (
        <div key={level} className="dr-level">
          <h3>{levelNames[level] ?? level}</h3>
          <ul>
            {drill.calls
              .filter(each => each.level === level)
              .map(each => (
                <CallLine
                  key={each.callee}
                  drill={drill}
                  call={each}
                  now={now}
                  lang={lang}
                  mayKeep={mayKeep}
                  isBusy={busy === each.callee}
                  onAnswer={() => void press('answer', each.callee, { callee: each.callee })}
                  onWithdraw={() => setWithdrawn(each)}
                />
              ))}
          </ul>
        </div>
      ))}
      {withdrawn ? (
        <ConfirmWithReason
          title={t('withdraw')}
          action={t('withdraw')}
          onConfirm={reason => send('withdraw', { callee: withdrawn.callee, reason })}
          onClose={() => setWithdrawn(null)}
        >
          <p>{t('withdrawAsk', { name: withdrawn.name[lang] })}</p>
        </ConfirmWithReason>
      ) : null}
    </section>
  )
}
