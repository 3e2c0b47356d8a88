'use client'

import '../ui/shell/shell.css'
import { type Broken, BrokenPage } from './desk/broken-page'

/** Where the frame of the desks could not be made either, or the page has none. */
export default function ErrorPage(broken: Broken) {
  return (
    <div className="desk">
      <BrokenPage {...broken} />
    </div>
  )
}
