/** The part of `cli-progress` (which carries no types) that is used here. */
declare module 'cli-progress' {
  export interface Options {
    format?: string
    hideCursor?: boolean
    clearOnComplete?: boolean
    stream?: NodeJS.WritableStream
    noTTYOutput?: boolean
  }
  export class SingleBar {
    constructor(options: Options)
    start(total: number, startValue: number): void
    update(value: number): void
    stop(): void
  }
}
