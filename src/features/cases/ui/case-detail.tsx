'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Fact, Facts } from '@/ui/facts'
import { Masked } from '@/ui/masked'
import type { CaseNames } from '../domain/case-names'
import type { CaseCommand } from '../domain/transitions'
import type { ShownCase } from './api'
import { type CallBody, CallList } from './call-list'
import { ClockBar } from './desk/clock-bar'
import { commandKeys } from './desk/command-fields'
import type { Format } from './format'
import { NoteBox } from './note-box'
import { Photos, photosOf } from './photos'
import { useProposalWords } from './proposal-words'
import { StatusChip } from './status-chip'
import { Timeline } from './timeline'

interface CaseDetailProps {
  readonly each: ShownCase
  readonly names: CaseNames
  readonly format: Format
  readonly now: number
  readonly onCommand: (command: CaseCommand) => void
  readonly onCall: (body: CallBody) => void
  /** The form of the command that is being given, in the place of the buttons. */
  readonly form: ReactNode
  readonly hasKeys: boolean
  /** What others add below the history. */
  readonly foot?: ReactNode
}

/** One case: what, where, whose, which clock, what can be done, and everything that was. */
export function CaseDetail({ each, names, format, now, onCommand, onCall, form, hasKeys, foot }: CaseDetailProps) {
  const t = useTranslations('cases')
  const unit = each.unit ? names.units[each.unit] : null
  const facts: readonly Fact[] = [
    [t('fact.where'), [each.district ? names.areas[each.district] : null, each.address].filter(Boolean).join(' · ')],
    [t('fact.unit'), unit ? `${unit.name} ${unit.phone}` : (each.unit ?? t('none'))],
    [
      t('fact.assignee'),
      each.assignee ? (names.units[each.assignee]?.name ?? each.assigneePost ?? t('somebody')) : null,
    ],
    [t('fact.foundBy'), `${t(`foundBy.${each.foundBy as 'patrol'}`)} · ${format.moment(each.reportedAt)}`],
    [t('fact.reporter'), each.reporterName || each.reporterPhone ? <Reporter key="reporter" each={each} /> : null],
    [t('fact.limit'), each.limitAt ? format.moment(each.limitAt) : null],
    [t('fact.merged'), each.mergedInto],
    [t('fact.counts'), countsOf(each, t)],
  ]
  const next = onward.find(command => each.allowed.includes(command))
  return (
    <article className="cs-detail" aria-label={each.caseNo}>
      <header>
        <h2>
          {names.classes[each.cls] ?? each.cls} <StatusChip status={each.status} />
        </h2>
        <p className="cs-no">{each.caseNo}</p>
        <ClockBar clock={each.clock} readAt={Date.parse(each.at)} now={now} windows={each.windows} />
      </header>
      {each.text ? <p className="cs-text">{each.text}</p> : null}
      <Photos photos={photosOf(each.photos)} format={format} />
      <Facts className="cs-facts" facts={facts} />
      {each.status === 'filed' || each.status === 'reported' ? <Proposed each={each} names={names} /> : null}
      {each.note ? <NoteBox note={each.note} names={names} format={format} /> : null}
      {form ?? (
        <div className="cs-commands">
          {each.allowed
            .filter(command => command !== 'split' && command !== 'call')
            .map(command => (
              <button
                key={command}
                type="button"
                className={command === next ? 'cs-button cs-primary' : 'cs-button'}
                data-command={command}
                onClick={() => onCommand(command)}
              >
                {t(`command.${command}`)}
                {hasKeys && commandKeys[command] ? <kbd>{commandKeys[command]?.toUpperCase()}</kbd> : null}
              </button>
            ))}
          {each.allowed.length === 0 ? <p className="cs-note">{t('nothingAllowed')}</p> : null}
        </div>
      )}
      {each.callees.length > 0 ? <CallList each={each} onCall={onCall} /> : null}
      <Timeline entries={each.timeline} names={names} format={format} />
      {foot}
    </article>
  )
}

/** What usually comes next: the one step that leads towards the closing, before the others. */
const onward: readonly CaseCommand[] = ['close', 'check', 'handle', 'accept', 'dispatch', 'file', 'resume']

/** Who reported: masked until whoever must call back asks for it. */
function Reporter({ each }: { readonly each: ShownCase }) {
  const address = each.mayUnmask ? `/api/v1/datasets/case/records/${each.id}/unmask` : undefined
  const masked = (field: 'reporterName' | 'reporterPhone') =>
    each[field] === null ? null : <Masked key={field} field={field} value={each[field]} address={address} />
  return [masked('reporterName'), masked('reporterPhone')]
}

function Proposed({ each, names }: { readonly each: ShownCase; readonly names: CaseNames }) {
  const t = useTranslations('cases')
  const words = useProposalWords()
  const { proposal } = each
  return (
    <p className="cs-proposal" data-by={proposal.by}>
      {t('proposed', { unit: names.units[proposal.unit]?.name ?? proposal.unit })}
      <small>{words(proposal)}</small>
    </p>
  )
}

function countsOf(each: ShownCase, t: ReturnType<typeof useTranslations<'cases'>>): string | null {
  const said = [
    each.returnCount > 0 ? t('count.returned', { count: each.returnCount }) : null,
    each.reworkCount > 0 ? t('count.rework', { count: each.reworkCount }) : null,
    each.supervised ? t('count.supervised') : null,
    each.extended ? t('count.extended') : null,
  ].filter(Boolean)
  return said.length > 0 ? said.join(' · ') : null
}
