'use client'

import { CircleUserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from 'react-aria-components/Button'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components/Menu'
import { postForm } from './post-form'

export interface Profile {
  readonly name: string
  /** Post and unit, as they stand on the door. */
  readonly lines: readonly string[]
  readonly pages: readonly { readonly href: string; readonly label: string }[]
  /** Where the sign-out is sent. */
  readonly signOut: string
}

/** Who is signed in, the own pages, and the way out. */
export function ProfileMenu({ profile }: { readonly profile: Profile }) {
  const t = useTranslations('shell.profile')
  return (
    <MenuTrigger>
      <Button className="dk-quiet dk-profile" aria-label={t('open', { name: profile.name })}>
        <CircleUserRound aria-hidden="true" size="1.375em" strokeWidth={1.75} />
        <span>{profile.name}</span>
      </Button>
      <Popover className="dk-popover" placement="bottom end">
        <Menu
          className="dk-menu"
          aria-label={t('label')}
          onAction={key => {
            if (key === 'sign-out') postForm(profile.signOut)
          }}
        >
          <MenuSection>
            <Header>
              <b>{profile.name}</b>
              {profile.lines.map(line => (
                <span key={line}>{line}</span>
              ))}
            </Header>
            {profile.pages.map(({ href, label }) => (
              <MenuItem key={href} id={href} href={href}>
                {label}
              </MenuItem>
            ))}
            <MenuItem id="sign-out">{t('signOut')}</MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
