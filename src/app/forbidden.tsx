import { ForbiddenPage } from './desk/forbidden-page'
import { WithoutFrame } from './desk/without-frame'

/** For a page outside the desks that is not within one's rights. Made with every page, so it brings no frame along. */
export default function Forbidden() {
  return (
    <WithoutFrame>
      <ForbiddenPage />
    </WithoutFrame>
  )
}
