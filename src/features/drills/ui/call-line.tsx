import { useTranslations } from 'next-intl'
import { DeskButton } from '@/ui/desk/button'
import type { Locale } from '@/ui/i18n/locale'
import { CallLink } from '../../rota'
import { type Call, callState, type Drill, inClock } from '../domain/drill'

interface CallLineProps {
  readonly drill: Drill
  readonly call: Call
  readonly now: number
  readonly lang: Locale
  readonly mayKeep: boolean
  readonly isBusy: boolean
  readonly onAnswer: () => void
  readonly onWithdraw: () => void
}

/** Somebody who was called: the telephone, how it stands in word and time, and what can be done. */
export function CallLine({ drill, call, now, lang, mayKeep, isBusy, onAnswer, onWithdraw }: CallLineProps) {
  const t = useTranslations('drills')
  const state = callState(drill, call, now)
  const runs = drill.endedAt === null
  const until = call.answeredAt === null ? now : Date.parse(call.answeredAt)
  const took = runs || call.answeredAt !== null ? inClock(until - Date.parse(drill.begunAt)) : null
  return (
    <li data-callee={call.callee} data-state={state}>
      <span className="dr-who">
        <b>{call.name[lang]}</b>
        {call.person ? <span>{call.person}</span> : null}
        {mayKeep ? <CallLink to={{ kind: call.kind, code: call.callee, phone: call.phone }} place="drill" /> : null}
      </span>
      <span className="dr-state">
        {t(`state.${state}`)} {took}
        {call.answeredBy ? <small>{t(`by.${call.answeredBy}`)}</small> : null}
      </span>
      {runs && call.answeredAt === null ? (
        <DeskButton kind={mayKeep ? 'plain' : 'primary'} isBusy={isBusy} onClick={onAnswer}>
          {t(mayKeep ? 'note' : 'answer')}
        </DeskButton>
      ) : runs && mayKeep ? (
        <DeskButton kind="quiet" onClick={onWithdraw}>
          {t('withdraw')}
        </DeskButton>
      ) : null}
    </li>
  )
}
