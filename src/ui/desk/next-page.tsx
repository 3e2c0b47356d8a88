import Link from 'next/link'

interface NextPageProps {
  readonly path: string
  readonly search: Readonly<Record<string, string>>
  readonly next: string | null
  readonly words: { readonly next: string; readonly first: string }
}

/** On to the next page of a long list, or back to its first. */
export function NextPage({ path, search, next, words }: NextPageProps) {
  const { cursor, ...rest } = search
  if (next === null && cursor === undefined) return null
  return (
    <nav className="dk-pager">
      {cursor === undefined ? null : (
        <Link className="dk-button" href={`${path}?${new URLSearchParams(rest)}`} prefetch={false}>
          {words.first}
        </Link>
      )}
      {next === null ? null : (
        <Link className="dk-button" href={`${path}?${new URLSearchParams({ ...rest, cursor: next })}`} prefetch={false}>
          {words.next}
        </Link>
      )}
    </nav>
  )
}
