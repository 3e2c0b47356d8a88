'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { csvLine, csvStart } from '@/shared/csv'
import { DeskButton } from '@/ui/desk/button'
import { useMoments } from '@/ui/desk/moments'
import { type Posted, post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { invitationState } from '../../domain/invitation'
import { moments } from '../../domain/scale'
import type { ListedInvitation, ListedRound } from '../../queries/invitations'
import { ShownLink } from './shown-link'

interface LinksViewProps {
  readonly invitations: readonly ListedInvitation[]
  readonly rounds: readonly ListedRound[]
  readonly at: string
  readonly timeZone: string
}

/** Asking investors: one by one or a round drawn by chance; links are shown once. */
export function LinksView({ invitations, rounds, at, timeZone }: LinksViewProps) {
  const t = useTranslations('ratings')
  const { day } = useMoments(timeZone)
  return (
    <div className="rt">
      <InviteOne />
      <StartRound />
      <section className="dk-card rt-wide">
        <h2>{t('links')}</h2>
        {invitations.length === 0 ? <p className="rt-none">{t('noLinks')}</p> : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
        <section className="rt-scroll" hidden={invitations.length === 0} tabIndex={0} aria-label={t('links')}>
          <table className="rt-table">
            <thead>
              <tr>
                <th scope="col">{t('project')}</th>
                <th scope="col">{t('momentLabel')}</th>
                <th scope="col">{t('madeAt')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {invitations.map(each => (
                <tr key={each.id}>
                  <th scope="row">{each.projectName ?? each.projectCode}</th>
                  <td>{t(`moment.${each.moment}`)}</td>
                  <td>{day(each.madeAt)}</td>
                  <td>
                    {t(`linkState.${invitationState(each, new Date(at))}`)}{' '}
                    {invitationState(each, new Date(at)) === 'open' ? (
                      <>
                        <a href={`/ratings/sheet?id=${each.id}`}>{t('sheet.open')}</a> <Revoke id={each.id} />
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
      {rounds.length > 0 ? (
        <section className="dk-card rt-wide">
          <h2>{t('rounds')}</h2>
          <ul className="rt-list">
            {rounds.map(each => (
              <li key={each.id}>
                <b>{each.name}</b>{' '}
                <span>
                  {day(each.madeAt)} · {t('roundUsed', { used: each.used, drawn: each.drawn })} ·{' '}
                  <a href={`/ratings/sheet?round=${each.id}`}>{t('sheet.openAll')}</a>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Revoke({ id }: { readonly id: string }) {
  const t = useTranslations('ratings')
  const { isSending, trouble, ask } = useAsking<unknown>()
  return (
    <form className="rt-inline" onSubmit={event => void ask(event, `/ratings/invitations/${id}/revoke`, {})}>
      <DeskButton type="submit" kind="quiet" isBusy={isSending}>
        {t('revoke')}
      </DeskButton>
      {trouble ? <span role="alert">{trouble}</span> : null}
    </form>
  )
}

/** Sends a form's wish and keeps what came of it. */
function useAsking<T>() {
  const refusal = useRefusal()
  const router = useRouter()
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [done, setDone] = useState<T | null>(null)
  const ask = async (event: FormEvent, path: string, body: unknown) => {
    event.preventDefault()
    setSending(true)
    setTrouble(null)
    const told: Posted<T> = await post<T>(path, body)
    setSending(false)
    if (told.kind === 'done') {
      setDone(told.value)
      router.refresh()
    } else setTrouble(refusal(told))
  }
  return { isSending, trouble, done, ask }
}

function InviteOne() {
  const t = useTranslations('ratings')
  const [projectCode, setProjectCode] = useState('')
  const [moment, setMoment] = useState<(typeof moments)[number]>('own')
  const { isSending, trouble, done, ask } = useAsking<{
    readonly id: string
    readonly token: string
    readonly channel: 'email' | 'sms' | null
  }>()
  return (
    <section className="dk-card">
      <h2>{t('invite')}</h2>
      <form className="rt-form" onSubmit={event => void ask(event, '/ratings/invitations', { projectCode, moment })}>
        <label>
          {t('projectCode')}
          <input required value={projectCode} onChange={event => setProjectCode(event.target.value.trim())} />
        </label>
        <label>
          {t('momentLabel')}
          <select value={moment} onChange={event => setMoment(event.target.value as typeof moment)}>
            {moments
              .filter(each => each !== 'round')
              .map(each => (
                <option key={each} value={each}>
                  {t(`moment.${each}`)}
                </option>
              ))}
          </select>
        </label>
        {trouble ? (
          <p role="alert" className="rt-trouble">
            {trouble}
          </p>
        ) : null}
        <DeskButton type="submit" kind="primary" isBusy={isSending}>
          {isSending ? t('sending') : t('makeLink')}
        </DeskButton>
      </form>
      {done ? <ShownLink id={done.id} token={done.token} channel={done.channel} /> : null}
    </section>
  )
}

interface RoundDone {
  readonly invitations: readonly { readonly projectCode: string; readonly token: string }[]
}

function StartRound() {
  const t = useTranslations('ratings')
  const [name, setName] = useState('')
  const [sample, setSample] = useState(20)
  const { isSending, trouble, done, ask } = useAsking<RoundDone>()
  const lines = done?.invitations.map(({ projectCode, token }) => [projectCode, `${location.origin}/rate/${token}`])
  const file = lines
    ? `data:text/csv;charset=utf-8,${encodeURIComponent(csvStart + [['projectCode', 'link'], ...lines].map(csvLine).join(''))}`
    : null
  return (
    <section className="dk-card">
      <h2>{t('round')}</h2>
      <form className="rt-form" onSubmit={event => void ask(event, '/ratings/rounds', { name, sample })}>
        <label>
          {t('roundName')}
          <input required maxLength={100} value={name} onChange={event => setName(event.target.value)} />
        </label>
        <label>
          {t('sample')}
          <input
            type="number"
            min={1}
            max={500}
            required
            value={sample}
            onChange={event => setSample(event.target.valueAsNumber)}
          />
        </label>
        {trouble ? (
          <p role="alert" className="rt-trouble">
            {trouble}
          </p>
        ) : null}
        <DeskButton type="submit" kind="primary" isBusy={isSending}>
          {isSending ? t('sending') : t('startRound')}
        </DeskButton>
      </form>
      {done && file ? (
        <p role="status">
          {t('roundDone', { count: done.invitations.length })}{' '}
          <a href={file} download="links.csv">
            {t('download')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
