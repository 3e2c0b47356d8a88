import { MissingPage } from './desk/missing-page'
import { WithoutFrame } from './desk/without-frame'

/** For a page outside the desks. It is made with every page of the site, so it brings no frame along. */
export default function NotFound() {
  return (
    <WithoutFrame>
      <MissingPage isAlone />
    </WithoutFrame>
  )
}
