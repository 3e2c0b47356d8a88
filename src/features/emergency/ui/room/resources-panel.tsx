'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { EmptyNote } from '@/ui/desk/notes'
import { CallLink } from '../../../rota'
import { onSite, type Resource, type ResourceSum, refuseResource } from '../../domain/room/resource'
import type { ResourceVerb } from '../../domain/room/words'
import { History } from './history'
import { RoomDialog } from './room-dialog'
import { roomForms } from './room-form'
import type { RoomNames } from './room-names'
import { SumsTable } from './sums-table'
import type { LiveRoom } from './use-room'

interface ResourcesPanelProps {
  readonly resources: readonly Resource[]
  readonly sums: readonly ResourceSum[]
  readonly room: LiveRoom
  readonly names: RoomNames
  readonly mayKeep: boolean
}

const changing = ['commit', 'arrive', 'release', 'correct', 'cancel'] as const satisfies readonly ResourceVerb[]
/** Whether a verb could be told of a resource now: with the least that it could be told with. */
const isPossible = (resource: Resource, verb: ResourceVerb): boolean =>
  refuseResource(resource, { verb, data: verb === 'correct' ? {} : { quantity: 1 } }) === null

/** People, vehicles and materials: asked for, committed, on the spot, released; the sums first. */
export function ResourcesPanel({ resources, sums, room, names, mayKeep }: ResourcesPanelProps) {
  const t = useTranslations('room')
  const { number } = useFormatter()
  const [asked, setAsked] = useState<{ readonly verb: ResourceVerb; readonly thing: Resource | null } | null>(null)
  return (
    <section className="dk-card rm-card" aria-labelledby="rm-resources">
      <header>
        <h2 id="rm-resources">{t('resources.title')}</h2>
        {mayKeep ? (
          <DeskButton kind="primary" onClick={() => setAsked({ verb: 'ask', thing: null })}>
            {t('new.resource')}
          </DeskButton>
        ) : null}
      </header>
      {resources.length === 0 ? <EmptyNote>{t('resources.none')}</EmptyNote> : <SumsTable sums={sums} />}
      <ol className="rm-things">
        {resources.map(each => (
          <li key={each.number} data-state={each.isCancelled ? 'dropped' : 'open'} data-resource={each.number}>
            <p>
              <b>
                {each.name} {number(each.asked)} {each.measure}
              </b>{' '}
              <span className="rm-state">
                {each.isCancelled ? t('resources.cancelled') : t(`resources.kind.${each.kind}`)}
              </span>
            </p>
            <p className="rm-facts">
              {t('resources.committed')} {number(each.committed)} · {t('resources.onSite')} {number(onSite(each))} ·{' '}
              {t('resources.released')} {number(each.released)}
            </p>
            <p className="rm-facts">
              {each.from ? (names.units[each.from] ?? each.from) : t('noUnit')}{' '}
              {mayKeep && each.from && names.phones[each.from] ? (
                <CallLink to={{ kind: 'unit', code: each.from, phone: names.phones[each.from] ?? '' }} place="room" />
              ) : null}
              {each.to ? ` → ${each.to}` : null}
              {each.place ? ` (${each.place.join(', ')})` : null}
              {each.said ? ` · ${t('resources.said')} ${each.said}` : null}
            </p>
            <div className="rm-row">
              <History kind="resource" thing={each} time={names.time} />
              {mayKeep
                ? changing
                    .filter(verb => isPossible(each, verb))
                    .map(verb => (
                      <DeskButton key={verb} kind="quiet" onClick={() => setAsked({ verb, thing: each })}>
                        {t(`verb.resource.${verb}`)}
                      </DeskButton>
                    ))
                : null}
            </div>
          </li>
        ))}
      </ol>
      {asked ? (
        <RoomDialog
          title={asked.thing ? t(`verb.resource.${asked.verb}`) : t('new.resource')}
          fields={roomForms.resource[asked.verb]}
          thing={asked.thing}
          names={names}
          at={room.at}
          onSend={body =>
            room.write({ kind: 'resource', seen: asked.thing ? { ...asked.thing, verb: asked.verb } : null, body })
          }
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  )
}
