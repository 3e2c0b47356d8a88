'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { EmptyNote } from '@/ui/desk/notes'
import type { ListedPerson } from '../../queries/people-list'
import { Notice } from '../notice'
import type { Choice } from './choices'
import { OneTimePassword } from './one-time-password'
import { send } from './people-client'
import { PersonForm, type Saved } from './person-form'
import { PersonRow } from './person-row'

interface PageProps {
  readonly people: readonly ListedPerson[]
  readonly units: readonly Choice[]
  readonly areas: readonly Choice[]
}

type Shown =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly person: ListedPerson }
  | { readonly kind: 'password'; readonly name: string; readonly password: string }
  | { readonly kind: 'saved' }
  | { readonly kind: 'problem'; readonly text: string }

/** Everybody whom an administrator may manage, and what can be done about each. */
export function PeoplePage({ people, units, areas }: PageProps) {
  const t = useTranslations('people')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const router = useRouter()
  const [shown, setShown] = useState<Shown | null>(null)
  const [sought, setSought] = useState('')

  const done = ({ name, password }: Saved) => {
    setShown(password === null ? { kind: 'saved' } : { kind: 'password', name, password })
    router.refresh()
  }
  const step = async ({ id, name }: ListedPerson, which: 'disable' | 'enable' | 'reset') => {
    const path = `/people/${id}/${which === 'reset' ? 'one-time-password' : which}`
    const answer = await send<{ readonly password?: string }>('POST', path, {})
    if ('problem' in answer) setShown({ kind: 'problem', text: t(`list.problems.${answer.problem}`) })
    else done({ name, password: answer.body.password ?? null })
  }
  const words = sought.trim().toLowerCase()
  const listed = people.filter(each =>
    [each.name, each.username, each.unit?.name[lang] ?? ''].some(text => text.toLowerCase().includes(words)),
  )
  return (
    <div className="pp-page">
      <div className="pp-tools">
        <input
          type="search"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          value={sought}
          onChange={event => setSought(event.target.value)}
        />
        <span className="pp-small">{t('list.count', { count: people.length })}</span>
        <DeskButton kind="primary" onClick={() => setShown({ kind: 'add' })}>
          {t('list.add')}
        </DeskButton>
      </div>
      {shown?.kind === 'saved' ? <Notice kind="done">{t('list.saved')}</Notice> : null}
      {shown?.kind === 'problem' ? <Notice kind="problem">{shown.text}</Notice> : null}
      {shown?.kind === 'password' ? <OneTimePassword {...shown} onClose={() => setShown(null)} /> : null}
      {shown?.kind === 'add' || shown?.kind === 'edit' ? (
        <PersonForm
          key={shown.kind === 'edit' ? shown.person.id : 'new'}
          person={shown.kind === 'edit' ? shown.person : null}
          units={units}
          areas={areas}
          onSaved={done}
          onCancel={() => setShown(null)}
        />
      ) : null}
      {listed.length === 0 ? (
        <EmptyNote>{words === '' ? t('list.empty') : t('list.noMatch', { words: sought.trim() })}</EmptyNote>
      ) : (
        <Listing label={t('list.title')} width={56}>
          <ListingHead
            columns={(['name', 'roles', 'unit', 'area', 'state'] as const).map(each => ({ title: t(`list.${each}`) }))}
            hasActs
          />
          <tbody>
            {listed.map(person => (
              <PersonRow
                key={person.id}
                person={person}
                onEdit={() => setShown({ kind: 'edit', person })}
                onStep={which => step(person, which)}
              />
            ))}
          </tbody>
        </Listing>
      )}
    </div>
  )
}
