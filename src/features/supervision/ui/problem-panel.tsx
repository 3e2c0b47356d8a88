'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { ErrorNote, Skeleton } from '@/ui/desk/notes'
import { useLive } from '@/ui/live/use-live'
import { CallForm } from './call-form'
import { History } from './history'
import { OrderCard } from './order-card'
import { KindWords, ProblemText, useRuleText } from './order-sign'
import type { Told } from './told'

interface ProblemPanelProps {
  readonly id: string
  readonly timeZone: string
  /** Number of the newest event when the page was read. */
  readonly seq: number
  readonly onClose: () => void
}

type Reading =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'read'; readonly problem: Told<'oneProblem'> }

/** One problem beside the list: its orders with what the reader may do, the call to the investor, the history. */
export function ProblemPanel({ id, timeZone, seq, onClose }: ProblemPanelProps) {
  const t = useTranslations('supervision')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const [reading, setReading] = useState<Reading>({ kind: 'waiting' })
  const [isCalling, setCalling] = useState(false)
  const read = useCallback(async () => {
    const answer = await fetch(`/api/v1/problems/${id}`, { cache: 'no-store' }).catch(() => null)
    if (!answer?.ok) setReading(before => (before.kind === 'read' ? before : { kind: 'failed' }))
    else setReading({ kind: 'read', problem: await answer.json() })
  }, [id])
  useEffect(() => void read(), [read])
  useLive({ topics: ['wall'], types: ['order.', 'problem.', 'clock.'], after: seq }, read)
  const problem = reading.kind === 'read' ? reading.problem : null
  const ruleText = useRuleText()(problem)
  return (
    <DeskDialog title={problem ? problem.problemNo : t('panel.title')} place="side" onClose={onClose}>
      {reading.kind === 'waiting' ? <Skeleton /> : null}
      {reading.kind === 'failed' ? <ErrorNote onRetry={read}>{t('panel.failed')}</ErrorNote> : null}
      {problem ? (
        <div className="sv-panel">
          <p className="sv-what">
            <KindWords kind={problem.kind} cause={problem.cause} />
            <ProblemText {...problem} />
          </p>
          <dl className="sv-facts">
            <dt>{t('panel.project')}</dt>
            <dd>
              {problem.projectId ? (
                <a href={`/projects/${problem.projectId}`}>{problem.projectName}</a>
              ) : problem.isOwnMatter ? (
                t('ownMatter')
              ) : (
                problem.projectCode
              )}
            </dd>
            <dt>{t('panel.unit')}</dt>
            <dd>{problem.unitName?.[lang]}</dd>
            <dt>{t('panel.found')}</dt>
            <dd>
              {moments.time(problem.foundAt)} · {ruleText === null ? problem.foundBy : t('history.rule')}
            </dd>
            <dt>{t('panel.settled')}</dt>
            <dd>{problem.acceptedAt ? moments.time(problem.acceptedAt) : t(`problemState.${problem.state}`)}</dd>
          </dl>
          {problem.source === 'chengmai' ? null : (
            <p className="sv-foreign">{t('panel.foreign', { source: problem.source })}</p>
          )}
          <section aria-label={t('panel.orders')}>
            {problem.orders.map(order => (
              <OrderCard key={order.id} order={order} moments={moments} lang={lang} onDone={read} />
            ))}
          </section>
          {problem.mayCall ? (
            isCalling ? (
              <CallForm
                problemId={id}
                onClose={() => setCalling(false)}
                onDone={() => {
                  setCalling(false)
                  void read()
                }}
              />
            ) : (
              <DeskButton onClick={() => setCalling(true)}>{t('call.open')}</DeskButton>
            )
          ) : null}
          <History acts={problem.acts} moments={moments} lang={lang} orders={problem.orders} ruleText={ruleText} />
        </div>
      ) : null}
    </DeskDialog>
  )
}
