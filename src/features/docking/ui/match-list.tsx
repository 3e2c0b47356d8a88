'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import { ConfirmWithReason } from '@/ui/desk/confirm-with-reason'
import { EmptyNote } from '@/ui/desk/notes'
import { post } from '@/ui/desk/post'
import type { MatchState } from '../data/match.queries'
import type { Reason } from '../domain/likeness'
import type { MatchQueue } from '../queries/match-queue'

type Pair = MatchQueue['items'][number]
type Side = Pair['first']
type Decision = 'join' | 'apart' | 'undo'

interface MatchListProps {
  readonly items: MatchQueue['items']
  readonly state: MatchState
  readonly timeZone: string
}

/** Pairs of projects side by side: why they look alike, and what can be decided. */
export function MatchList({ items, state, timeZone }: MatchListProps) {
  const t = useTranslations('docking')
  const router = useRouter()
  const [asked, setAsked] = useState<{ readonly pair: Pair; readonly decision: Decision } | null>(null)
  const decide = async (reason: string): Promise<string | null> => {
    if (!asked) return null
    const answer = await post(`/project-matches/${asked.pair.id}/${asked.decision}`, { note: reason })
    if (answer.kind !== 'done') return t('match.failed')
    router.refresh()
    return null
  }
  if (items.length === 0) return <EmptyNote>{t(`match.none.${state}`)}</EmptyNote>
  return (
    <>
      <ul className="dc-pairs">
        {items.map(each => (
          <li key={each.id} className="dc-pair">
            <PairCard pair={each} timeZone={timeZone} onDecide={decision => setAsked({ pair: each, decision })} />
          </li>
        ))}
      </ul>
      {asked ? (
        <ConfirmWithReason
          title={t(`match.${asked.decision}Title`)}
          action={t(`match.${asked.decision}`)}
          onConfirm={decide}
          onClose={() => setAsked(null)}
        >
          <p>{t(`match.${asked.decision}Text`)}</p>
          <p>
            {asked.pair.first.name} · {asked.pair.second.name}
          </p>
        </ConfirmWithReason>
      ) : null}
    </>
  )
}

interface PairCardProps {
  readonly pair: Pair
  readonly timeZone: string
  readonly onDecide: (decision: Decision) => void
}

function PairCard({ pair, timeZone, onDecide }: PairCardProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { decidedBy, decidedAt } = pair
  const by = decidedBy?.startsWith('system:') ? t('match.byRule') : (decidedBy?.replace(/^person:/, '') ?? '')
  return (
    <>
      <header>
        <b>{t('match.score', { score: pair.score })}</b>
        {pair.reasons.map(each => (
          <span key={each}>{t(`match.reason.${each as Reason}`)}</span>
        ))}
        {decidedAt ? <span>{t('match.by', { by, at: momentsIn(lang, timeZone).time(decidedAt) })}</span> : null}
        {pair.note ? <span>{pair.note}</span> : null}
      </header>
      <div className="dc-sides">
        <SideCard side={pair.first} other={pair.second} counts={pair.state === 'joined'} timeZone={timeZone} />
        <SideCard side={pair.second} other={pair.first} counts={false} timeZone={timeZone} />
      </div>
      <p className="dc-acts">
        {pair.state === 'waiting' ? (
          <>
            <DeskButton kind="primary" onClick={() => onDecide('join')}>
              {t('match.join')}
            </DeskButton>
            <DeskButton onClick={() => onDecide('apart')}>{t('match.apart')}</DeskButton>
          </>
        ) : (
          <DeskButton onClick={() => onDecide('undo')}>{t('match.undo')}</DeskButton>
        )}
      </p>
    </>
  )
}

interface SideCardProps {
  readonly side: Side
  readonly other: Side
  readonly counts: boolean
  readonly timeZone: string
}

function SideCard({ side, other, counts, timeZone }: SideCardProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const facts: readonly (readonly [
    'projectCode' | 'owner' | 'ownerCredit' | 'address' | 'signed' | 'steps',
    string | null,
    string | null,
  ])[] = [
    ['projectCode', side.projectCode, other.projectCode],
    ['owner', side.ownerName, other.ownerName],
    ['ownerCredit', side.ownerCredit, other.ownerCredit],
    ['address', [side.districtName?.[lang], side.address].filter(Boolean).join(' · ') || null, null],
    ['signed', momentsIn(lang, timeZone).day(side.signedAt) || null, null],
    ['steps', String(side.steps), null],
  ]
  return (
    <section className="dc-side">
      <h3>
        <Link href={`/projects/${side.id}`} prefetch={false}>
          {side.name}
        </Link>
      </h3>
      <p className="dc-note">
        {side.source}
        {counts ? ` · ${t('match.counts')}` : ''}
      </p>
      <dl>
        {facts.map(([name, value, theirs]) => (
          <div key={name} className="dc-fact">
            <dt>{t(`match.${name}`)}</dt>
            <dd data-same={(value !== null && value === theirs) || undefined}>{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
