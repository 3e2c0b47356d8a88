'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { ConfirmWithReason } from '@/ui/desk/confirm-with-reason'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { useMoments } from '@/ui/desk/moments'
import { EmptyNote } from '@/ui/desk/notes'
import { post } from '@/ui/desk/post'
import type { Kiosk } from '../domain/kiosk'
import { AcceptDialog } from './accept-dialog'
import type { NamedArea, SavedList } from './choices'
import { PlaylistDialog } from './playlist-dialog'
import { ShowDialog, type ThingToSend } from './show-dialog'
import './screens-view.css'

interface ScreensViewProps {
  readonly kiosks: readonly Kiosk[]
  readonly playlists: readonly SavedList[]
  readonly areas: readonly NamedArea[]
  readonly timeZone: string
  /** Whether screens may be let in and revoked, not only sent to. */
  readonly mayKeep: boolean
  /** What another desk wants to send. */
  readonly thing: ThingToSend | null
}

type Open =
  | { readonly kind: 'accept' }
  | { readonly kind: 'show' | 'revoke'; readonly kiosk: Kiosk }
  | { readonly kind: 'playlist'; readonly list: SavedList | null }

/** Enrolled screens: what each shows, what is sent to it, its end; and the playlists they run. */
export function ScreensView({ kiosks, playlists, areas, timeZone, mayKeep, thing }: ScreensViewProps) {
  const t = useTranslations('screens')
  const { moment } = useMoments(timeZone)
  const router = useRouter()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const done = () => {
    close()
    router.refresh()
  }
  const areaName = (code: string | null) =>
    code === null ? t('wholeCity') : (areas.find(each => each.code === code)?.name ?? code)
  const takeBack = async (kiosk: Kiosk) => {
    await post(`/screens/${kiosk.id}/show`, null)
    router.refresh()
  }
  const revoke = async (kiosk: Kiosk, reason: string) => {
    const answer = await post(`/screens/${kiosk.id}/revoke`, { reason })
    if (answer.kind !== 'done') return t('failed')
    done()
    return null
  }
  return (
    <>
      {mayKeep ? (
        <div className="dk-toolbar">
          <DeskButton kind="primary" onClick={() => setOpen({ kind: 'accept' })}>
            {t('accept')}
          </DeskButton>
          <DeskButton onClick={() => setOpen({ kind: 'playlist', list: null })}>{t('newPlaylist')}</DeskButton>
        </div>
      ) : null}
      {thing === null ? null : <p className="scr-thing">{t('thing', { name: thing.name })}</p>}
      {kiosks.length === 0 ? (
        <EmptyNote>{t('none')}</EmptyNote>
      ) : (
        <Listing label={t('title')}>
          <ListingHead
            columns={(['name', 'shows', 'seen', 'sent'] as const).map(name => ({ title: t(`column.${name}`) }))}
            hasActs
          />
          <tbody>
            {kiosks.map(kiosk => (
              <tr
                key={kiosk.id}
                data-screen={kiosk.id}
                data-state={kiosk.revokedAt === null ? 'live' : 'revoked'}
                data-ended={kiosk.revokedAt === null ? undefined : ''}
              >
                <th scope="row">
                  {kiosk.name}
                  <small>{areaName(kiosk.area)}</small>
                </th>
                <td data-name={t('column.shows')}>
                  {kiosk.settings.playlist ?? t(`scene.${kiosk.settings.scene}`)}
                  <small>{t(`mode.${kiosk.settings.mode}`)}</small>
                </td>
                <td data-name={t('column.seen')}>
                  {kiosk.revokedAt !== null
                    ? t('revokedAt', { at: moment(kiosk.revokedAt) })
                    : kiosk.seenAt === null
                      ? t('never')
                      : moment(kiosk.seenAt)}
                </td>
                <td data-name={t('column.sent')}>
                  {kiosk.shown === null ? (
                    '–'
                  ) : (
                    <>
                      {kiosk.shown.title ?? t(`scene.${kiosk.shown.scene}`)}
                      <small>{t('sentUntil', { by: kiosk.shown.by, at: moment(kiosk.shown.until) })}</small>
                    </>
                  )}
                </td>
                <td data-acts="">
                  {kiosk.revokedAt === null ? (
                    <>
                      <DeskButton onClick={() => setOpen({ kind: 'show', kiosk })}>{t('show')}</DeskButton>
                      {kiosk.shown === null ? null : (
                        <DeskButton kind="quiet" onClick={() => takeBack(kiosk)}>
                          {t('takeBack')}
                        </DeskButton>
                      )}
                      {mayKeep ? (
                        <DeskButton kind="quiet" onClick={() => setOpen({ kind: 'revoke', kiosk })}>
                          {t('revoke')}
                        </DeskButton>
                      ) : null}
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Listing>
      )}
      {playlists.length === 0 ? null : (
        <section className="scr-lists">
          <h2>{t('playlists')}</h2>
          <ul>
            {playlists.map(list => (
              <li key={list.name} data-playlist={list.name}>
                <b>{list.name}</b>
                <span>
                  {list.entries.map(({ scene, seconds }) => `${t(`scene.${scene}`)} ${seconds} s`).join(' · ')}
                </span>
                <small>{t('version', { version: list.version })}</small>
                {mayKeep ? (
                  <DeskButton kind="quiet" onClick={() => setOpen({ kind: 'playlist', list })}>
                    {t('change')}
                  </DeskButton>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {open?.kind === 'accept' ? (
        <AcceptDialog areas={areas} playlists={playlists.map(each => each.name)} onClose={close} onDone={done} />
      ) : null}
      {open?.kind === 'show' ? <ShowDialog kiosk={open.kiosk} thing={thing} onClose={close} onDone={done} /> : null}
      {open?.kind === 'playlist' ? <PlaylistDialog list={open.list} onClose={close} onDone={done} /> : null}
      {open?.kind === 'revoke' ? (
        <ConfirmWithReason
          title={t('revokeTitle', { name: open.kiosk.name })}
          action={t('revoke')}
          isDanger
          onConfirm={reason => revoke(open.kiosk, reason)}
          onClose={close}
        >
          <p>{t('revokeWarning')}</p>
        </ConfirmWithReason>
      ) : null}
    </>
  )
}
