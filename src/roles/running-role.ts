export interface RunningRole {
  /** Stops taking work, finishes what is under way, lets go of every resource. */
  close(): Promise<void>
}
