import { notFound } from 'next/navigation'

/** An address of nothing: the frame of the desks is there all the same, to find on. */
export default function UnknownPage() {
  notFound()
}
