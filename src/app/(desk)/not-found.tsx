import { MissingPage } from '../desk/missing-page'

export default function NotFound() {
  return <MissingPage />
}
