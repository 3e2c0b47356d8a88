'use client'

import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { ModuleSign } from './module-sign'
import { type NavigationItem, type NavigationModule, placeOf } from './navigation'

interface BarProps {
  readonly modules: readonly NavigationModule[]
  readonly label: string
}

/** The city's modules, each a link to its first page: in the header of a desk, at the foot of a phone. */
export function ModuleBar({ modules, label }: BarProps) {
  const place = placeOf(modules, usePathname())
  return (
    <nav className="dk-modules" aria-label={label}>
      {modules.map(module => {
        const first = module.items.find(each => !each.leaves) ?? module.items[0]
        return first ? (
          <ItemLink key={module.name} item={first} isCurrent={module === place?.module}>
            <ModuleSign name={module.name} />
            <span className="dk-module-long">{module.label}</span>
            <span className="dk-module-short">{module.short}</span>
          </ItemLink>
        ) : null
      })}
    </nav>
  )
}

/** The pages of the module one is in; of the first one where the page belongs to none. */
export function PageBar({ modules, label }: BarProps) {
  const path = usePathname()
  const place = placeOf(modules, path)
  const module = place?.module ?? modules[0]
  const bar = useRef<HTMLElement>(null)
  // on a phone the bar is wider than the window: the page at hand is in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another page is at hand
  useEffect(() => {
    const [own, current] = [bar.current, bar.current?.querySelector<HTMLElement>('[aria-current]')]
    if (own && current) own.scrollLeft = current.offsetLeft - (own.clientWidth - current.offsetWidth) / 2
  }, [path])
  if (!module) return null
  return (
    <nav ref={bar} className="dk-pages" aria-label={`${label} · ${module.label}`}>
      {module.items.map(item => (
        <ItemLink key={item.href} item={item} isCurrent={item === place?.item}>
          {item.label}
          {item.leaves ? <ArrowUpRight aria-hidden="true" size="0.9em" /> : null}
        </ItemLink>
      ))}
    </nav>
  )
}

interface ItemLinkProps {
  readonly item: NavigationItem
  readonly isCurrent: boolean
  readonly children: ReactNode
}

/** Pages of desks change within the shell; what leaves it is loaded as a whole. */
const ItemLink = ({ item, isCurrent, children }: ItemLinkProps) =>
  item.leaves ? (
    <a href={item.href}>{children}</a>
  ) : (
    <Link href={item.href} prefetch={false} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </Link>
  )
