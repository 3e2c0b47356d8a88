'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Locale } from '@/ui/i18n/locale'
import { follow } from '@/ui/live/follow'
import type { CaseNames } from '../domain/case-names'
import type { CaseCommand } from '../domain/transitions'
import { ApiProblem, type ShownCase } from './api'
import { CaseDetail } from './case-detail'
import { bodyOf } from './desk/command-body'
import { commandForms } from './desk/command-fields'
import { CommandForm } from './desk/command-form'
import { Notices, useProblemText } from './desk/notices'
import { useCaseCommand } from './desk/use-case-command'
import { useDetail } from './desk/use-detail'
import { useNow } from './desk/use-now'
import { formatFor } from './format'
import './cases.css'

interface CasePageProps {
  readonly first: ShownCase
  readonly names: CaseNames
  readonly lang: Locale
  /** Last event that the first reading contains. */
  readonly seq: number
  /** What else can be done with it, from outside of cases. */
  readonly foot?: ReactNode
}

/** One case on a page of its own, live, with everything that may be done to it. */
export function CasePage({ first, names, lang, seq, foot }: CasePageProps) {
  const t = useTranslations('cases')
  const format = useMemo(() => formatFor(lang, names.timeZone), [lang, names.timeZone])
  const now = useNow(Date.parse(first.at), 5000)
  const [command, setCommand] = useState<CaseCommand | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { each: read, duplicates, readAgain } = useDetail(first.id, null)
  const each = read ?? first
  const commands = useCaseCommand({ expect: () => {}, settle: readAgain })
  const problemText = useProblemText()
  useEffect(
    () =>
      follow({
        topics: [`case:${first.id}`],
        after: seq,
        onEvent: readAgain,
        onSnapshot: readAgain,
        onState: () => {},
      }),
    [first.id, seq, readAgain],
  )
  return (
    <main className="cs-page">
      <h1 className="dk-hidden">{t('one', { no: each.caseNo })}</h1>
      <CaseDetail
        each={each}
        names={names}
        format={format}
        now={now}
        hasKeys={false}
        onCall={body => commands.run(each, 'call', body).catch(() => {})}
        onCommand={wanted => {
          setProblem(null)
          if (commandForms[wanted]) setCommand(wanted)
          else commands.run(each, wanted, {}).catch(() => {})
        }}
        form={
          command ? (
            <CommandForm
              command={command}
              each={each}
              names={names}
              duplicates={duplicates}
              problem={problem}
              onCancel={() => setCommand(null)}
              onSend={values =>
                commands.run(each, command, bodyOf(command, values)).then(
                  () => setCommand(null),
                  error => setProblem(problemText({ code: error instanceof ApiProblem ? error.code : 'internal' })),
                )
              }
            />
          ) : null
        }
      />
      {foot}
      <Notices notices={commands.notices} onUndo={commands.undo} />
    </main>
  )
}
