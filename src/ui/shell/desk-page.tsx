import type { ReactNode } from 'react'

interface DeskPageProps {
  readonly title: string
  /** One sentence: what the page is for. */
  readonly lead?: ReactNode
  /** Buttons of the page, at the right of its title. */
  readonly actions?: ReactNode
  /** `full`: as high as the window, with its own scrolling inside (map, queue and detail). */
  readonly layout?: 'wide' | 'narrow' | 'full'
  readonly children: ReactNode
}

/** A page inside the frame: its title, what it is for, what can be done, the content. */
export const DeskPage = ({ title, lead, actions, layout = 'wide', children }: DeskPageProps) => (
  <main className="dk-page" data-layout={layout}>
    <header className="dk-page-head">
      <div>
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {actions ? <div className="dk-actions">{actions}</div> : null}
    </header>
    {children}
  </main>
)
