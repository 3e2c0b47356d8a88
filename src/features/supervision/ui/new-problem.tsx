'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { notify } from '@/ui/desk/toasts'
import { causesOf } from '../domain/problem-kinds'

const kinds = ['slow', 'blocked', 'troublesome'] as const

/** A supervisor found something wrong with a project; its orders go out when this is sent. */
export function NewProblem({ projectId }: { readonly projectId: string }) {
  const t = useTranslations('supervision')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<(typeof kinds)[number]>('slow')
  const [cause, setCause] = useState('')
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async () => {
    if (text.trim().length < 2) {
      setWrong(t('new.missing'))
      return
    }
    setBusy(true)
    const body = { projectId, kind, text, ...(cause ? { cause } : {}), commandId: crypto.randomUUID() }
    const posted = await post<{ problemNo: string }>('/problems', body)
    setBusy(false)
    if (posted.kind === 'done') {
      notify({ kind: 'done', text: t('new.done', { no: posted.value.problemNo }) })
      setOpen(false)
      setText('')
      router.refresh()
    } else setWrong(posted.kind === 'lost' ? t('refused.lost') : posted.detail)
  }
  if (!isOpen) return <DeskButton onClick={() => setOpen(true)}>{t('new.open')}</DeskButton>
  return (
    <DeskDialog
      title={t('new.title')}
      onClose={() => setOpen(false)}
      foot={
        <>
          <DeskButton onClick={() => setOpen(false)}>{t('call.cancel')}</DeskButton>
          <DeskButton kind="primary" isBusy={isBusy} onClick={() => void send()}>
            {t('new.send')}
          </DeskButton>
        </>
      }
    >
      <div className="sv-pair">
        <Field label={t('column.kind')} required>
          {control => (
            <select
              {...control}
              value={kind}
              onChange={event => {
                setKind(kinds.find(each => each === event.target.value) ?? 'slow')
                setCause('')
              }}
            >
              {kinds.map(each => (
                <option key={each} value={each}>
                  {t(`kind.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('new.cause')}>
          {control => (
            <select {...control} value={cause} onChange={event => setCause(event.target.value)}>
              <option value="">{t('new.noCause')}</option>
              {causesOf[kind].map(each => (
                <option key={each} value={each}>
                  {t(`cause.${each}` as 'cause.other')}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={t('column.problem')} hint={t('new.hint')} error={wrong} required>
        {control => (
          <textarea
            {...control}
            rows={4}
            maxLength={2000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
