/** What every API handler finds in its context. */
export interface ApiEnv {
  Variables: {
    /** Given to the caller as `x-request-id` and written beside every log line of the request. */
    requestId: string
  }
}
