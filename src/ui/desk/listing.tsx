import type { CSSProperties, ReactNode } from 'react'

interface ListingProps {
  /** What it lists: the name of the part that scrolls. */
  readonly label: string
  /** Below this width the rows scroll sideways, in rem. */
  readonly width?: number
  /** `<thead>` and `<tbody>`; a cell with `data-name` stands under that name on a phone, where a row becomes a card. */
  readonly children: ReactNode
}

/** A short list whose cells hold more than one line; long ones are for `DataTable`, which draws only what is in sight. */
export const Listing = ({ label, width = 48, children }: ListingProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
  <section className="dk-listing" aria-label={label} tabIndex={0}>
    <table style={{ '--listing': `${width}rem` } as CSSProperties}>{children}</table>
  </section>
)

interface ListingHeadProps {
  /** Titles of the columns; those of numbers stand at the end of theirs. */
  readonly columns: readonly { readonly title: string; readonly isEnd?: boolean }[]
  /** A last column, without a title, for what can be done. */
  readonly hasActs?: boolean
}

export const ListingHead = ({ columns, hasActs = false }: ListingHeadProps) => (
  <thead>
    <tr>
      {columns.map(({ title, isEnd }) => (
        <th key={title} scope="col" data-end={isEnd || undefined}>
          {title}
        </th>
      ))}
      {hasActs ? <td /> : null}
    </tr>
  </thead>
)
