/** What people call the written values of a field: `value: [zh, en]`. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>

/** By `dataset.field`, else by the field's name alone. */
export type FieldWords = Readonly<Record<string, Words>>
