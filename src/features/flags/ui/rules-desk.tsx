'use client'

import { useState } from 'react'
import type { RuleNumbers } from '../domain/rule-pack'
import type { ShownRule } from '../queries/try-rules'
import { RuleCard } from './rule-card'
import { RuleForm } from './rule-form'
import './rules.css'

interface RulesDeskProps {
  readonly rules: readonly ShownRule[]
  readonly numbers: RuleNumbers
  readonly at: Date
  readonly timeZone: string
  readonly mayPublish: boolean
}

/** Every rule as it holds now; one is changed after a dry run over history. */
export function RulesDesk({ rules, numbers, at, timeZone, mayPublish }: RulesDeskProps) {
  const [changed, setChanged] = useState<ShownRule | null>(null)
  return (
    <div className="rl">
      {rules.map(each => (
        <RuleCard
          key={each.rule}
          rule={each}
          numbers={numbers}
          at={at}
          timeZone={timeZone}
          onChange={mayPublish ? () => setChanged(each) : null}
        />
      ))}
      {changed ? (
        <RuleForm key={changed.rule} rule={changed} numbers={numbers} onClose={() => setChanged(null)} />
      ) : null}
    </div>
  )
}
