import { getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { briefHref } from '@/features/brief'
import { noticesOf } from '@/features/notices/server'
import { Bell } from '@/features/notices/ui/bell'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { log } from '@/platform/log'
import { type Actor, isAllowed, readingAllRecords } from '@/shared/auth'
import { CommandPalette } from '@/ui/shell/command-palette'
import type { NavigationModule } from '@/ui/shell/navigation'
import { ProfileMenu } from '@/ui/shell/profile-menu'
import { thingPages } from './navigation'
import { pageSession, signIn, signOut } from './viewer'

interface DeskToolsProps {
  readonly actor: Actor
  readonly modules: readonly NavigationModule[]
  readonly lang: 'zh' | 'en'
}

/** The end of the header: everything by name, what concerns the reader, who the reader is. */
export async function DeskTools({ actor, modules, lang }: DeskToolsProps) {
  const [t, titles, open] = await Promise.all([
    getTranslations('shell'),
    getTranslations('people.personas'),
    pageSession(),
  ])
  const persona = open?.account.persona
  const person = actor.kind === 'person' ? actor : null
  const notices = person
    ? await noticesOf(database(), person, clock().now()).catch((error: unknown) => {
        // a desk without its bell is still a desk
        log().error({ err: error }, 'notices could not be read')
        return null
      })
    : null
  const city = currentCity()
  const unit = person?.unit ? city.units.get(person.unit)?.name[lang] : undefined
  const area = person?.area ? city.areas.get(person.area)?.name[lang] : undefined
  const pages = modules.flatMap(module =>
    module.items.map(({ href, label, leaves = false }) => ({
      key: href,
      label,
      hint: module.label,
      href,
      isWhole: leaves,
    })),
  )
  const action = (key: string, href: string, isPost = false) => ({
    key,
    label: t(`palette.action.${key}`),
    href,
    isPost,
  })
  const actions = [
    action('home', '/'),
    ...(isAllowed(actor, readingAllRecords) ? [{ ...action('brief', briefHref({ lang })), isWhole: true }] : []),
    action('language', `?lang=${lang === 'zh' ? 'en' : 'zh'}`),
    person ? action('signOut', signOut, true) : action('signIn', signIn),
  ]
  return (
    <>
      <CommandPalette pages={pages} actions={actions} thingPages={thingPages} />
      {notices ? <Bell first={notices} timeZone={city.timezone} thingPages={thingPages} /> : null}
      {person ? (
        <ProfileMenu
          profile={{
            name: persona ? titles(persona as 'leader') : person.name,
            lines: [persona ? null : person.post, unit, area].filter(each => typeof each === 'string'),
            pages: [{ href: '/profile', label: t('profile.profile') }],
            signOut,
          }}
        />
      ) : (
        <a className="dk-quiet" href={signIn}>
          {t('profile.signIn')}
        </a>
      )}
    </>
  )
}
