import Link from 'next/link'
import type { ReactNode } from 'react'

interface Choice {
  readonly value: string | null
  readonly label: ReactNode
  readonly count?: number
}

interface FilterRowProps {
  readonly label: string
  readonly path: string
  readonly search: Readonly<Record<string, string>>
  readonly name: string
  readonly choices: readonly Choice[]
}

/** A row of choices as links: each keeps what else was asked, begins with the first page, and says how many it has. */
export function FilterRow({ label, path, search, name, choices }: FilterRowProps) {
  const href = (value: string | null) => {
    const { cursor: _, [name]: __, ...rest } = search
    const query = new URLSearchParams(value === null ? rest : { ...rest, [name]: value })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <nav className="dk-filter" aria-label={label}>
      {choices.map(({ value, label: word, count }) => (
        <Link
          key={value ?? ''}
          href={href(value)}
          prefetch={false}
          aria-current={(search[name] ?? null) === value ? 'true' : undefined}
        >
          {word}
          {count === undefined ? null : <b>{count}</b>}
        </Link>
      ))}
    </nav>
  )
}
