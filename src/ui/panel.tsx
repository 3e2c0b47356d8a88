import type { ReactNode } from 'react'

interface PanelProps {
  /** Grid slot, also the hook for tests: `data-panel`. */
  readonly name: string
  readonly title: ReactNode
  /** Source and time, at the right of the title. */
  readonly from?: ReactNode
  /** How late the data are, already in words; hatches the plate. */
  readonly stale?: string | null
  readonly children: ReactNode
}

/** A plate of the wall: one line of title, where its numbers come from, its content. */
export const Panel = ({ name, title, from, stale, children }: PanelProps) => (
  <section className={stale ? 'panel panel-stale' : 'panel'} data-panel={name} aria-label={name}>
    <header className="panel-head">
      <h2>{title}</h2>
      <span className="panel-from">{stale ? <b className="panel-late">{stale}</b> : from}</span>
    </header>
    <div className="panel-body">{children}</div>
  </section>
)

/** What an empty panel says instead of its rows. */
export const PanelNote = ({ children }: { readonly children: ReactNode }) => <p className="panel-note">{children}</p>
