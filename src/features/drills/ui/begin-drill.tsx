'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'

interface BeginDrillProps {
  /** Levels of the rota, with how many are on duty at each now. */
  readonly levels: readonly { readonly level: number; readonly name: string; readonly count: number }[]
}

/** Whom to call and within how many minutes they are to answer. */
export function BeginDrill({ levels }: BeginDrillProps) {
  const t = useTranslations('drills')
  const router = useRouter()
  const refusal = useRefusal()
  const [isOpen, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [minutes, setMinutes] = useState('10')
  const [chosen, setChosen] = useState<readonly number[]>(levels.map(each => each.level))
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const count = levels.filter(each => chosen.includes(each.level)).reduce((sum, each) => sum + each.count, 0)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    if (count === 0) return setProblem(t('problem.nobody-on-duty'))
    setBusy(true)
    const body = { title, levels: chosen, limitMinutes: Number(minutes) }
    const answer = await post<{ readonly id: string }>('/duty/drills', body)
    setBusy(false)
    if (answer.kind !== 'done') {
      const isKnown = answer.kind === 'refused' && t.has(`problem.${answer.code}`)
      return setProblem(isKnown ? t(`problem.${answer.code as 'drill-running'}`) : refusal(answer))
    }
    setOpen(false)
    setProblem(null)
    setTitle('')
    router.push(`/duty/drills?drill=${answer.value.id}`)
    router.refresh()
  }
  return (
    <>
      <DeskButton kind="primary" onClick={() => setOpen(true)}>
        {t('begin')}
      </DeskButton>
      {isOpen ? (
        <DeskDialog title={t('begin')} onClose={() => setOpen(false)}>
          <form className="dr-form" onSubmit={event => void begin(event)}>
            <Field label={t('field.title')} hint={t('field.titleHint')} required>
              {control => (
                <input
                  {...control}
                  minLength={2}
                  maxLength={60}
                  value={title}
                  onChange={event => setTitle(event.target.value)}
                />
              )}
            </Field>
            <fieldset>
              <legend>{t('field.levels')}</legend>
              {levels.map(({ level, name, count: there }) => (
                <label key={level}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(level)}
                    onChange={event =>
                      setChosen(last => (event.target.checked ? [...last, level] : last.filter(each => each !== level)))
                    }
                  />
                  {name} <small>{t('onDuty', { count: there })}</small>
                </label>
              ))}
            </fieldset>
            <Field label={t('field.minutes')} required>
              {control => (
                <input
                  {...control}
                  type="number"
                  min={1}
                  max={240}
                  value={minutes}
                  onChange={event => setMinutes(event.target.value)}
                />
              )}
            </Field>
            {problem ? <p role="alert">{problem}</p> : null}
            <DeskButton type="submit" kind="primary" isBusy={isBusy}>
              {t('call', { count })}
            </DeskButton>
          </form>
        </DeskDialog>
      ) : null}
    </>
  )
}
