export { pageSession, pageViewer as viewer } from '../page-actor'

/** Where one signs in, and where the sign-out is sent. */
export const signIn = '/sign-in'
export const signOut = '/api/v1/session/end'
