'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { ConfirmWithReason } from '@/ui/desk/confirm-with-reason'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { useMoments } from '@/ui/desk/moments'
import { EmptyNote } from '@/ui/desk/notes'
import { type ApiKey, type KeyState, stateOf } from '../domain/api-key'
import { type Choice, NewKeyDialog } from './new-key-dialog'
import './keys.css'

interface KeysViewProps {
  readonly keys: readonly ApiKey[]
  readonly datasets: readonly Choice[]
  readonly areas: readonly Choice[]
  readonly now: string
  readonly timeZone: string
}

const tones: Record<KeyState, 'on-time' | 'over' | 'rest'> = { live: 'on-time', expired: 'over', revoked: 'rest' }

/** Keys of programs: what each may do, how much it is used, and its end. */
export function KeysView({ keys, datasets, areas, now, timeZone }: KeysViewProps) {
  const t = useTranslations('keys')
  const format = useFormatter()
  const router = useRouter()
  const [isMaking, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const nameOf = new Map([...datasets, ...areas].map(each => [each.code, each.name]))
  const named = (code: string) => nameOf.get(code) ?? code
  const { wordedDay: day, moment } = useMoments(timeZone)

  const revoke = async (key: ApiKey, reason: string): Promise<string | null> => {
    const answer = await fetch(`/api/v1/keys/${key.id}/revoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason }),
    })
    if (!answer.ok) return t('failed')
    router.refresh()
    return null
  }

  return (
    <>
      <div className="dk-toolbar">
        <DeskButton kind="primary" onClick={() => setMaking(true)}>
          {t('make')}
        </DeskButton>
      </div>
      {keys.length === 0 ? (
        <EmptyNote>{t('none')}</EmptyNote>
      ) : (
        <Listing label={t('title')} width={56}>
          <ListingHead
            columns={(['name', 'reach', 'verbs', 'use', 'end', 'state'] as const).map(name => ({
              title: t(`column.${name}`),
            }))}
            hasActs
          />
          <tbody>
            {keys.map(key => {
              const state = stateOf(key, new Date(now))
              return (
                <tr key={key.id} data-state={state} data-ended={state === 'live' ? undefined : ''}>
                  <th scope="row">
                    {key.name}
                    <code>cm_{key.prefix}…</code>
                    <small>{t('madeBy', { by: key.madeBy, at: day(key.madeAt) })}</small>
                  </th>
                  <td data-name={t('column.reach')}>
                    {key.datasets === 'all' ? t('allDatasets') : format.list(key.datasets.map(named), { type: 'unit' })}
                    <small>{key.area === null ? t('wholeCity') : named(key.area)}</small>
                  </td>
                  <td data-name={t('column.verbs')}>
                    {format.list(
                      key.verbs.map(verb => t(`verb.${verb}`)),
                      { type: 'unit' },
                    )}
                  </td>
                  <td data-name={t('column.use')}>
                    {t('calls', { count: key.calls })}
                    <small>
                      {key.lastUsedAt
                        ? t('lastUsed', { at: moment(key.lastUsedAt), from: key.lastUsedFrom ?? '–' })
                        : t('neverUsed')}
                    </small>
                  </td>
                  <td data-name={t('column.end')}>{day(key.revokedAt ?? key.expiresAt)}</td>
                  <td data-name={t('column.state')}>
                    <span className="dk-state" data-tone={tones[state]}>
                      {t(`state.${state}`)}
                    </span>
                  </td>
                  <td data-acts="">
                    {state === 'live' ? (
                      <DeskButton kind="quiet" onClick={() => setRevoking(key)}>
                        {t('revoke')}
                      </DeskButton>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </Listing>
      )}
      {isMaking ? (
        <NewKeyDialog datasets={datasets} areas={areas} onClose={() => setMaking(false)} onMade={router.refresh} />
      ) : null}
      {revoking ? (
        <ConfirmWithReason
          title={t('revokeTitle', { name: revoking.name })}
          action={t('revoke')}
          isDanger
          onConfirm={reason => revoke(revoking, reason)}
          onClose={() => setRevoking(null)}
        >
          <p>{t('revokeWarning')}</p>
        </ConfirmWithReason>
      ) : null}
    </>
  )
}
