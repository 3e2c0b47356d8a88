import { type Actor, visitor } from '@/shared/auth'

/** Who looks at a page of a desk. */
export const viewer = async (): Promise<Actor> => visitor(true)
