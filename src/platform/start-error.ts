/** Something outside stands in the way of a start. The message is for a person and is printed without a stack. */
export class StartError extends Error {}
