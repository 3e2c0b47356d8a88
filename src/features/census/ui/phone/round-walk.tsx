'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CollectorNames } from './collector-names'
import { NewThing } from './new-thing'
import { ThingForm } from './thing-form'
import type { WalkState } from './use-walk'
import type { ShownRound, ShownThing } from './walk'

interface RoundWalkProps {
  readonly round: ShownRound
  readonly walk: WalkState
  readonly names: CollectorNames
}

/** One round, cell by cell: what is still to be looked for stands first. */
export function RoundWalk({ round, walk, names }: RoundWalkProps) {
  const t = useTranslations('collector')
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (command: 'begin' | 'submit') => {
    const code = await walk.run(round.id, command)
    setProblem(code === null ? null : t.has(`problem.${code}`) ? t(`problem.${code}`) : code)
  }
  const open = round.things.filter(each => each.finding === null).length
  const told = problem ? (
    <p className="ph-problem" role="alert">
      {problem}
    </p>
  ) : null
  if (round.state === 'planned')
    return (
      <div className="ph-form">
        <p>{t('cells', { count: round.cells.length })}</p>
        <button type="button" className="ph-button ph-primary" onClick={() => void run('begin')}>
          {t('begin')}
        </button>
        {told}
      </div>
    )
  return (
    <div className="ph-form">
      {round.reason ? <p className="ph-problem">{t('returned', { reason: round.reason })}</p> : null}
      <p role="status">{t('progress', { seen: round.things.length - open, all: round.things.length })}</p>
      {[...new Set([...round.cells, ...round.things.map(each => each.cell)])].map(cell => {
        const things = round.things.filter(each => each.cell === cell)
        const left = things.filter(each => each.finding === null).length
        return things.length === 0 ? null : (
          <details key={cell} className="co-cell" open={left > 0}>
            <summary>
              <b>{names.cells[cell] ?? t('newCell')}</b>
              <span>{left === 0 ? t('cellDone') : t('left', { count: left })}</span>
            </summary>
            <ul className="ph-tasks">
              {things.toSorted(openFirst).map(thing => (
                <li key={thing.id} data-finding={thing.finding?.kind}>
                  <button
                    type="button"
                    className="ph-task"
                    aria-expanded={chosen === thing.id}
                    onClick={() => setChosen(chosen === thing.id ? null : thing.id)}
                  >
                    <b>{thing.title ?? names.classes[thing.cls] ?? thing.cls}</b>
                    <span className="co-word">{wordOf(thing)}</span>
                    <span>
                      {names.classes[thing.cls] ?? thing.cls} {thing.code?.slice(-6)}
                    </span>
                  </button>
                  {chosen === thing.id ? (
                    <ThingForm
                      thing={thing}
                      onSay={finding => {
                        setChosen(null)
                        void walk.say(round.id, finding)
                      }}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          </details>
        )
      })}
      <NewThing names={names} onSay={finding => void walk.say(round.id, finding)} />
      <button
        type="button"
        className="ph-button ph-primary"
        disabled={open > 0 || walk.waiting > 0 || !walk.isOnline}
        onClick={() => void run('submit')}
      >
        {t('submit')}
      </button>
      {open > 0 ? <p>{t('stillOpen', { count: open })}</p> : null}
      {told}
    </div>
  )

  function wordOf({ finding }: ShownThing): string {
    if (finding === null) return t('open')
    const kind = t(`kind.${finding.kind}`)
    return finding.state === null || finding.state === 'intact' ? kind : `${kind} · ${t(`thing.${finding.state}`)}`
  }
}

const openFirst = (a: ShownThing, b: ShownThing): number => Number(a.finding !== null) - Number(b.finding !== null)
