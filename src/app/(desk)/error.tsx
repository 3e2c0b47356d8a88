'use client'

import { type Broken, BrokenPage } from '../desk/broken-page'

/** The frame stands; the page in it could not be made. */
export default function DeskErrorPage(broken: Broken) {
  return <BrokenPage {...broken} hasSearch />
}
