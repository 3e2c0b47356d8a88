'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useId, useState } from 'react'
import type { EditingDesk } from '../../queries/editing-desk'
import { type Answer, askFormula, type FormulaAnswer } from './editing-client'
import type { EditingFormat } from './editing-format'
import { FormulaEditor, type FormulaEditorHandle } from './formula-editor'
import { FormulaVerdict } from './formula-verdict'
import { TrialTable } from './trial-table'
import type { useFormulaCheck } from './use-formula-check'

interface FormulaCardProps {
  readonly desk: EditingDesk
  readonly formula: string
  readonly unit: string
  readonly change: (formula: string) => void
  readonly checked: ReturnType<typeof useFormulaCheck>
  readonly editor: RefObject<FormulaEditorHandle | null>
  readonly areaName: (code: string) => string
  readonly format: EditingFormat
}

interface Tried {
  readonly formula: string
  readonly answer: Answer<FormulaAnswer>
}

/** A formula that is checked as it is typed and can be tried on last month. */
export function FormulaCard({
  desk,
  formula,
  unit,
  change,
  checked: { answer, state },
  editor,
  areaName,
  format,
}: FormulaCardProps) {
  const t = useTranslations('indexEditing')
  const id = useId()
  const [tried, setTried] = useState<Tried | null>(null)
  const [isTrying, setTrying] = useState(false)
  async function tryIt() {
    setTrying(true)
    setTried({ formula, answer: await askFormula({ formula, try: true }) })
    setTrying(false)
  }
  return (
    <section className="ed-card" aria-labelledby={`${id}-formula`}>
      <h2 id={`${id}-formula`}>{t('formula.title')}</h2>
      <FormulaEditor
        ref={editor}
        value={formula}
        change={change}
        registry={desk.registry}
        mistake={answer && !answer.ok ? answer.mistake : null}
        describedBy={`${id}-verdict`}
      />
      <FormulaVerdict
        id={`${id}-verdict`}
        answer={answer}
        state={state}
        unit={unit}
        select={(start, end) => editor.current?.select(start, end)}
        replace={(wrong, name) => change(formula.slice(0, wrong.start) + name + formula.slice(wrong.end))}
      />
      <button type="button" className="ed-button" disabled={answer?.ok !== true || isTrying} onClick={tryIt}>
        {t('trial.do')}
      </button>
      <TrialTable
        answer={tried?.formula === formula ? tried.answer : null}
        isAsking={isTrying}
        areaName={areaName}
        unit={unit}
        format={format}
      />
    </section>
  )
}
