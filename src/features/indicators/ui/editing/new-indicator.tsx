'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId, useRef, useState } from 'react'
import { periodLengths } from '../../domain/stretch'
import type { EditingDesk } from '../../queries/editing-desk'
import { ChangeSteps } from './change-steps'
import { DeskFrame } from './desk-frame'
import { type Answer, askFormula, type FormulaAnswer } from './editing-client'
import { editingFormat } from './editing-format'
import { FormulaEditor, type FormulaEditorHandle } from './formula-editor'
import { FormulaVerdict } from './formula-verdict'
import { draftOf, emptyForm, isSenseWrong, missingParts, type NewForm } from './new-form'
import { RegistryList } from './registry-list'
import { StartDay, startOf } from './start-day'
import { TrialTable } from './trial-table'
import { useFormulaCheck } from './use-formula-check'
import { useStored } from './use-stored'

interface Tried {
  readonly formula: string
  readonly answer: Answer<FormulaAnswer>
}

/** `/index/new`: a formula that is checked as it is typed, tried on last month, previewed, and published as version 1. */
export function NewIndicator({ desk }: { readonly desk: EditingDesk }) {
  const t = useTranslations('indexEditing')
  const words = useTranslations('indexPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const id = useId()
  const router = useRouter()
  const format = editingFormat(lang, desk.timeZone)
  const editor = useRef<FormulaEditorHandle>(null)
  const [form, setForm] = useStored<NewForm>('chengmai-new-indicator', emptyForm)
  const [tried, setTried] = useState<Tried | null>(null)
  const [isTrying, setTrying] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const { answer, state } = useFormulaCheck(form.formula, form.unit.trim())
  const mistake = answer && !answer.ok ? answer.mistake : null
  const isGood = answer?.ok === true
  const set = (part: Partial<NewForm>) => {
    setDone(null)
    setForm(now => ({ ...now, ...part }))
  }
  const areaName = (code: string) => desk.areas.find(each => each.code === code)?.name[lang] ?? code
  const domainName = (domain: string) => (words.has(`domain.${domain}`) ? words(`domain.${domain}`) : domain)
  const missing = missingParts(form)
  const isUnitWrong = answer?.ok === true && answer.doesUnitFit === false
  const draft = isGood && !isUnitWrong ? draftOf(form, startOf(form.day, desk.timeZone)) : null

  async function tryIt() {
    setTrying(true)
    const { formula } = form
    setTried({ formula, answer: await askFormula({ formula, try: true }) })
    setTrying(false)
  }

  const field = (name: keyof NewForm, input: ReactNode, note?: string) => (
    <div className="ed-field" data-field={name}>
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
      {input}
      {note ? <small className="ed-wrong">{note}</small> : null}
    </div>
  )
  const text = (name: 'code' | 'nameZh' | 'nameEn' | 'domain' | 'unit' | 'basis', list?: string) => (
    <input
      id={`${id}-${name}`}
      value={form[name]}
      list={list}
      maxLength={name === 'basis' ? 500 : 200}
      placeholder={name === 'code' ? 'X-AB-01' : undefined}
      onChange={event => set({ [name]: event.target.value })}
    />
  )
  const number = (name: 'floor' | 'goal' | 'weight') => (
    <input
      id={`${id}-${name}`}
      inputMode="decimal"
      value={form[name]}
      aria-invalid={name !== 'weight' && isSenseWrong(form)}
      onChange={event => set({ [name]: event.target.value })}
    />
  )
  const choice = <Name extends 'dimension' | 'direction' | 'period'>(name: Name, values: readonly NewForm[Name][]) => (
    <select id={`${id}-${name}`} value={form[name]} onChange={event => set({ [name]: event.target.value })}>
      {values.map(value => (
        <option key={value} value={value}>
          {t(`${name}.${value}` as 'period.monthly')}
        </option>
      ))}
    </select>
  )

  return (
    <DeskFrame page="new">
      <div className="ed-two">
        <div>
          <section className="ed-card" aria-labelledby={`${id}-formula`}>
            <h2 id={`${id}-formula`}>{t('formula.title')}</h2>
            <FormulaEditor
              ref={editor}
              value={form.formula}
              change={formula => set({ formula })}
              registry={desk.registry}
              mistake={mistake}
              describedBy={`${id}-verdict`}
            />
            <FormulaVerdict
              id={`${id}-verdict`}
              answer={answer}
              state={state}
              unit={form.unit}
              select={(start, end) => editor.current?.select(start, end)}
              replace={(wrong, name) =>
                set({ formula: form.formula.slice(0, wrong.start) + name + form.formula.slice(wrong.end) })
              }
            />
            <button type="button" className="ed-button" disabled={!isGood || isTrying} onClick={tryIt}>
              {t('trial.do')}
            </button>
            <TrialTable
              answer={tried?.formula === form.formula ? tried.answer : null}
              isAsking={isTrying}
              areaName={areaName}
              unit={form.unit}
              format={format}
            />
          </section>
          <section className="ed-card" aria-labelledby={`${id}-about`}>
            <h2 id={`${id}-about`}>{t('about')}</h2>
            <div className="ed-grid">
              {field('nameZh', text('nameZh'))}
              {field('nameEn', text('nameEn'))}
              {field(
                'code',
                text('code'),
                desk.codes.includes(form.code.trim()) ? t('problem.issue.code-taken') : undefined,
              )}
              {field('dimension', choice('dimension', ['safe', 'tidy', 'orderly', 'convenient']))}
              {field('domain', text('domain', `${id}-domains`))}
              {field('period', choice('period', periodLengths))}
              {field('unit', text('unit', `${id}-units`), isUnitWrong ? t('problem.issue.unit') : undefined)}
              {field('direction', choice('direction', ['higher', 'lower', 'target']))}
              {field('floor', number('floor'))}
              {field('goal', number('goal'), isSenseWrong(form) ? t('problem.issue.direction') : undefined)}
              {field('weight', number('weight'))}
              {field('basis', text('basis'))}
            </div>
            <p className="ed-hint">{t('aboutText')}</p>
            <datalist id={`${id}-domains`}>
              {desk.domains[form.dimension].map(domain => (
                <option key={domain} value={domain}>
                  {domainName(domain)}
                </option>
              ))}
            </datalist>
            <datalist id={`${id}-units`}>
              {desk.units.map(unit => (
                <option key={unit} value={unit} />
              ))}
            </datalist>
          </section>
          <ChangeSteps
            draft={draft}
            missing={[
              ...missing.map(name => t(`field.${name}`)),
              ...(missing.includes('formula') || isGood ? [] : [t('formula.right')]),
            ]}
            start={<StartDay day={form.day} setDay={day => set({ day })} timeZone={desk.timeZone} now={desk.now} />}
            areas={desk.areas.map(each => each.code)}
            areaName={areaName}
            format={format}
            refresh={() => router.refresh()}
            published={() => {
              const { code } = form
              setForm(emptyForm)
              setTried(null)
              setDone(code.trim())
              router.refresh()
            }}
          />
          {done === null ? null : (
            <p className="ed-done" role="status">
              {t('done.new', { code: done })}{' '}
              <a href={`/index/${encodeURIComponent(done)}`}>{t('done.see', { code: done })}</a>
            </p>
          )}
        </div>
        <RegistryList registry={desk.registry} insert={name => editor.current?.insert(name)} />
      </div>
    </DeskFrame>
  )
}
