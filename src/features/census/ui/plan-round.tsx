'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { CellPicker } from './cell-picker'
import type { PlanChoices, PlanGround } from './plan-choices'

const first = { title: '', surveyor: '', grade: 'A', certificate: '', certifiedTo: '', dueOn: '', cycleMonths: '12' }

/** A new round: which cells, of which components, walked by whom under which qualification, due when. */
export function PlanRound({ choices, ground }: { readonly choices: PlanChoices; readonly ground: PlanGround }) {
  const t = useTranslations('census')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [values, setValues] = useState({ ...first, unit: choices.units[0]?.code ?? '' })
  const [groups, setGroups] = useState<readonly string[]>([])
  const [cells, setCells] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const set = (name: keyof typeof values) => (event: { readonly target: { readonly value: string } }) =>
    setValues(last => ({ ...last, [name]: event.target.value }))
  const plan = async (event: FormEvent) => {
    event.preventDefault()
    if (cells.length === 0) return setProblem(t('problem.noCells'))
    setBusy(true)
    const answer = await post<{ readonly id: string }>('/census/rounds', {
      ...values,
      cycleMonths: Number(values.cycleMonths),
      groups,
      cells,
    })
    setBusy(false)
    if (answer.kind !== 'done') {
      const code = answer.kind === 'refused' ? answer.code : 'lost'
      return setProblem(t.has(`problem.${code}`) ? t(`problem.${code}`) : t('problem.broken'))
    }
    setOpen(false)
    setProblem(null)
    setCells([])
    router.push(`/census?round=${answer.value.id}`)
    router.refresh()
  }
  const line = (name: 'title' | 'surveyor' | 'certificate', minLength: number) => (
    <Field label={t(`field.${name}`)} required>
      {control => <input {...control} minLength={minLength} maxLength={40} value={values[name]} onChange={set(name)} />}
    </Field>
  )
  const day = (name: 'dueOn' | 'certifiedTo', min: string) => (
    <Field label={t(`field.${name}`)} required>
      {control => <input {...control} type="date" min={min} value={values[name]} onChange={set(name)} />}
    </Field>
  )
  return (
    <>
      <DeskButton kind="primary" onClick={() => setOpen(true)}>
        {t('plan')}
      </DeskButton>
      {isOpen ? (
        <DeskDialog title={t('plan')} place="side" onClose={() => setOpen(false)}>
          <form className="cn-form" onSubmit={event => void plan(event)}>
            {line('title', 2)}
            <CellPicker districts={choices.districts} ground={ground} cells={cells} onCells={setCells} />
            <fieldset>
              <legend>{t('field.groups')}</legend>
              <p>{t('groupsHint')}</p>
              {choices.groups.map(group => (
                <label key={group}>
                  <input
                    type="checkbox"
                    checked={groups.includes(group)}
                    onChange={event =>
                      setGroups(last => (event.target.checked ? [...last, group] : last.filter(each => each !== group)))
                    }
                  />
                  {t(`group.${group}`)}
                </label>
              ))}
            </fieldset>
            <Field label={t('field.unit')} required>
              {control => (
                <select {...control} value={values.unit} onChange={set('unit')}>
                  {choices.units.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {line('surveyor', 2)}
            <Field label={t('field.grade')} required>
              {control => (
                <select {...control} value={values.grade} onChange={set('grade')}>
                  <option value="A">{t('grade.A')}</option>
                  <option value="B">{t('grade.B')}</option>
                </select>
              )}
            </Field>
            {line('certificate', 4)}
            {day('dueOn', choices.today)}
            {day('certifiedTo', values.dueOn || choices.today)}
            <Field label={t('field.cycleMonths')} required>
              {control => (
                <input
                  {...control}
                  type="number"
                  min={1}
                  max={60}
                  value={values.cycleMonths}
                  onChange={set('cycleMonths')}
                />
              )}
            </Field>
            {problem ? <p role="alert">{problem}</p> : null}
            <DeskButton type="submit" kind="primary" isBusy={isBusy}>
              {t('plan')}
            </DeskButton>
          </form>
        </DeskDialog>
      ) : null}
    </>
  )
}
