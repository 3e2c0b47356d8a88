'use client'

import { type Broken, BrokenPage } from './desk/broken-page'
import { WithoutFrame } from './desk/without-frame'

/** Where the frame of the desks could not be made either, or the page has none. */
export default function ErrorPage(broken: Broken) {
  return (
    <WithoutFrame>
      <BrokenPage {...broken} />
    </WithoutFrame>
  )
}
