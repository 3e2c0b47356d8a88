/** A value as it comes over the wire: moments are ISO 8601 texts. */
export type Json<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Json<T[K]> } : T
