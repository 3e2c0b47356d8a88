'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import type { ModeNow } from '../queries/mode-now'

interface ModePanelProps {
  readonly first: ModeNow
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
  readonly maySwitch: boolean
  /** What a warning proposes: the form is filled with it. */
  readonly proposal?: { readonly plan: string; readonly reason: string } | null
}

const HOURS = [2, 6, 12, 24, 72] as const

/** The city's mode and the one switch; in an emergency the plan's steps to tick, a log, and the way back. */
export function ModePanel({ first, lang, timeZone, maySwitch, proposal = null }: ModePanelProps) {
  const t = useTranslations('watch')
  const [now, setNow] = useState(first)
  const [plan, setPlan] = useState(proposal?.plan ?? first.plans[0]?.code ?? '')
  const [hours, setHours] = useState<string>('6')
  const [reason, setReason] = useState(proposal?.reason ?? '')
  const [remark, setRemark] = useState('')
  const [isBroken, setBroken] = useState(false)

  // The city's clock need not be the browser's: an end is reckoned from what the city said and what has passed since.
  const readAt = useRef(Date.now())
  const cityTime = () => Date.parse(now.at) + Date.now() - readAt.current

  const send = async (path: string, body: object) => {
    const answer = await fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => null)
    setBroken(!answer?.ok)
    const fresh = await fetch('/api/v1/mode', { cache: 'no-store' }).catch(() => null)
    if (fresh?.ok) {
      setNow((await fresh.json()) as ModeNow)
      readAt.current = Date.now()
    }
    return answer?.ok === true
  }
  const turn = (event: FormEvent) => {
    event.preventDefault()
    const body =
      now.mode === 'normal'
        ? { mode: 'emergency', plan, reason, until: new Date(cityTime() + Number(hours) * 3_600_000).toISOString() }
        : { mode: 'normal', reason }
    send('/mode', body).then(done => {
      if (done) setReason('')
    })
  }
  const { time } = momentsIn(lang, timeZone)
  return (
    <section className="dk-card wt-mode" data-mode={now.mode}>
      <h2>{t(now.mode === 'normal' ? 'normal' : 'emergency')}</h2>
      {now.mode === 'emergency' ? (
        <>
          <p>
            <b>
              {now.plan?.name[lang]} {now.plan ? t(`level.${now.plan.level}`) : null}
            </b>{' '}
            {now.reason}
          </p>
          {now.from && now.until ? <p>{t('holds', { from: time(now.from), until: time(now.until) })}</p> : null}
          <p>
            <Link className="dk-button" href="/duty/room" prefetch={false}>
              {t('toRoom')}
            </Link>
          </p>
          <ol className="wt-steps">
            {now.checklist.map(({ step, name, doneAt }) => (
              <li key={step}>
                <label>
                  <input
                    type="checkbox"
                    checked={doneAt !== null}
                    disabled={doneAt !== null || !maySwitch}
                    onChange={() => void send('/mode/log', { step, text: name[lang] })}
                  />
                  {name[lang]}
                </label>
              </li>
            ))}
          </ol>
          {maySwitch ? (
            <form
              className="wt-form"
              onSubmit={event => {
                event.preventDefault()
                send('/mode/log', { text: remark }).then(done => {
                  if (done) setRemark('')
                })
              }}
            >
              <Field label={t('remark')} required>
                {control => <input {...control} value={remark} onChange={event => setRemark(event.target.value)} />}
              </Field>
              <DeskButton type="submit">{t('log')}</DeskButton>
            </form>
          ) : null}
        </>
      ) : null}
      {maySwitch ? (
        <form className="wt-form" onSubmit={turn}>
          {now.mode === 'normal' ? (
            <>
              <Field label={t('plan')} required>
                {control => (
                  <select {...control} value={plan} onChange={event => setPlan(event.target.value)}>
                    {now.plans.map(each => (
                      <option key={each.code} value={each.code}>
                        {each.name[lang]} {t(`level.${each.level}`)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={t('lasts')} required>
                {control => (
                  <select {...control} value={hours} onChange={event => setHours(event.target.value)}>
                    {HOURS.map(count => (
                      <option key={count} value={count}>
                        {t('hours', { count })}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </>
          ) : null}
          <Field label={t('reason')} required>
            {control => (
              <input {...control} minLength={5} value={reason} onChange={event => setReason(event.target.value)} />
            )}
          </Field>
          <DeskButton type="submit" kind={now.mode === 'normal' ? 'danger' : 'primary'}>
            {t(now.mode === 'normal' ? 'begin' : 'end')}
          </DeskButton>
        </form>
      ) : (
        <p>{t('whoSwitches')}</p>
      )}
      {isBroken ? <p role="alert">{t('broken')}</p> : null}
    </section>
  )
}
