'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { PhotoField } from '@/ui/phone/photo-field'
import type { FoundClass } from '../../domain/classify'
import { sendPhoto, sendPublic } from './public-api'
import { TrackForm } from './track-form'
import '@/ui/phone/phone.css'

interface ReportPageProps {
  readonly classes: Readonly<Record<string, string>>
  readonly city: string
  readonly timeZone: string
  /** Of a report made before, from the address. */
  readonly number: string
}

interface Advice {
  readonly classes: readonly FoundClass[]
  readonly places: readonly { readonly label: string; readonly lng: number; readonly lat: number }[]
}

const PAUSE_MS = 300

/** Anybody reports a problem: words, place, a photo; a number to ask with comes back. No account. */
export function ReportPage({ classes, city, timeZone, number }: ReportPageProps) {
  const t = useTranslations('report')
  const [text, setText] = useState('')
  const [cls, setCls] = useState('')
  const [place, setPlace] = useState<{ label: string; lng: number; lat: number } | null>(null)
  const [photo, setPhoto] = useState<File | null>(null)
  const [phone, setPhone] = useState('')
  const [advice, setAdvice] = useState<Advice | null>(null)
  const [token, setToken] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const commandId = useRef<string | null>(null)

  useEffect(() => {
    if (text.trim().length < 2) return
    const timer = setTimeout(() => {
      sendPublic<Advice>('/reports/advice', { text }).then(setAdvice, () => {})
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])

  const locate = () => {
    if (!('geolocation' in navigator)) return setProblem(t('noLocation'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPlace({ label: t('here'), lng: coords.longitude, lat: coords.latitude }),
      () => setProblem(t('noLocation')),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!place) return setProblem(t('noPlace'))
    setSending(true)
    setProblem(null)
    commandId.current ??= crypto.randomUUID()
    try {
      const picture = photo ? await sendPhoto(photo) : null
      const kept = await sendPublic<{ token: string }>('/reports', {
        text,
        lng: place.lng,
        lat: place.lat,
        address: place.label,
        commandId: commandId.current,
        ...(cls || advice?.classes[0] ? { cls: cls || advice?.classes[0]?.code } : {}),
        ...(phone ? { phone } : {}),
        ...(picture ? { photo: picture } : {}),
      })
      setToken(kept.token)
      // closed and opened again, or gone back to: the number is still there
      history.replaceState(null, '', `/report?number=${encodeURIComponent(kept.token)}`)
    } catch (error) {
      const code = error instanceof Error ? error.message : 'internal'
      const key = `problem.${code}` as 'problem.internal'
      setProblem(t.has(key) ? t(key) : t('problem.internal'))
    } finally {
      setSending(false)
    }
  }
  if (token)
    return (
      <main className="ph">
        <h1>{t('thanks')}</h1>
        <p>{t('yourNumber')}</p>
        <p className="ph-token" data-token>
          {token}
        </p>
        <TrackForm first={token} classes={classes} timeZone={timeZone} />
        <p>
          <a className="ph-button" href="/report">
            {t('another')}
          </a>
        </p>
      </main>
    )
  return (
    <main className="ph">
      <h1>{t('title', { city })}</h1>
      <form onSubmit={send} className="ph-form">
        <label htmlFor="rp-text">{t('what')}</label>
        <textarea
          id="rp-text"
          rows={3}
          minLength={4}
          required
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <label htmlFor="rp-class">{t('kind')}</label>
        <select
          id="rp-class"
          value={cls || (advice?.classes[0]?.code ?? '')}
          required
          onChange={event => setCls(event.target.value)}
        >
          <option value="">{t('choose')}</option>
          {[...new Set([...(advice?.classes.map(each => each.code) ?? []), ...Object.keys(classes)])].map(code => (
            <option key={code} value={code}>
              {classes[code]}
            </option>
          ))}
        </select>
        <fieldset>
          <legend>{t('where')}</legend>
          <button type="button" className="ph-button" onClick={locate}>
            {t('locate')}
          </button>
          {advice?.places.map(each => (
            <label key={each.label} className="ph-choice">
              <input type="radio" name="place" checked={place?.label === each.label} onChange={() => setPlace(each)} />
              {each.label}
            </label>
          ))}
          <p>{place ? t('placeIs', { place: place.label }) : t('placeHint')}</p>
        </fieldset>
        <PhotoField
          id="rp-photo"
          label={t('photo')}
          words={{ take: t('takePhoto'), again: t('anotherPhoto') }}
          photo={photo}
          onTake={setPhoto}
        />
        <label htmlFor="rp-phone">{t('phone')}</label>
        <input
          id="rp-phone"
          inputMode="tel"
          autoComplete="tel"
          value={phone}
          onChange={event => setPhone(event.target.value)}
        />
        {problem ? (
          <p role="alert" className="ph-problem">
            {problem}
          </p>
        ) : null}
        <button type="submit" className="ph-button ph-primary" disabled={isSending}>
          {t(isSending ? 'sending' : 'send')}
        </button>
      </form>
      <TrackForm first={number} classes={classes} timeZone={timeZone} />
    </main>
  )
}
