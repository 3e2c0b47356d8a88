import { useEffect, useState } from 'react'
import { askFormula, type FormulaAnswer } from './editing-client'

const REST_MS = 250

interface Checked {
  readonly formula: string
  readonly answer: FormulaAnswer | null
}

/** The server's word on a formula, a quarter of a second after the last key; an older answer never overtakes. */
export function useFormulaCheck(formula: string, unit: string) {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [isReachable, setReachable] = useState(true)
  useEffect(() => {
    if (formula.trim() === '') return
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await askFormula({ formula, ...(unit === '' ? {} : { unit }) }, leaving.signal)
        setReachable(answer.ok)
        if (answer.ok) setChecked({ formula, answer: answer.value })
      } catch {
        // another key was pressed: its own question is under way
      }
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [formula, unit])
  const isCurrent = checked?.formula === formula
  const state: 'empty' | 'asking' | 'unreachable' | 'answered' =
    formula.trim() === '' ? 'empty' : !isReachable ? 'unreachable' : isCurrent ? 'answered' : 'asking'
  const answer = isCurrent ? (checked?.answer ?? null) : null
  const isUnitWrong = answer?.ok === true && answer.doesUnitFit === false
  return { answer, state, isUnitWrong, isGood: answer?.ok === true && !isUnitWrong }
}
