import { allFields } from './common-fields'
import type { Dataset } from './define-dataset'
import type { Field } from './field'

type Schema = Record<string, unknown>

const base = (field: Field): Schema => {
  switch (field.type) {
    case 'string':
      return { type: 'string', maxLength: 65_536 }
    case 'enum':
      return { type: 'string', enum: field.values }
    case 'int':
      return field.values ? { type: 'integer', enum: field.values } : { type: 'integer' }
    case 'number':
      return { type: 'number' }
    case 'boolean':
      return { type: 'boolean' }
    case 'timestamp':
      return { type: 'string', format: 'date-time' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'json':
      return { type: ['array', 'object'] }
    case 'geometry':
      return { type: 'object', description: 'GeoJSON geometry' }
  }
}

/** Schema of one value as it is delivered and returned; titles in both languages, unit and marks as `x-` members. */
export const fieldSchema = (field: Field): Schema => ({
  ...base(field),
  title: field.titleEn,
  'x-title-zh': field.titleZh,
  ...(field.unit ? { 'x-unit': field.unit } : {}),
  ...(field.codes ? { 'x-codes': field.codes } : {}),
  ...(field.max ? { 'x-max': field.max } : {}),
  ...(field.personal ? { 'x-personal': true } : {}),
  ...(field.derived ? { 'x-derived': true } : {}),
})

/** JSON Schema (2020-12) of one record of a dataset as a sender delivers it. */
export function recordSchemaOf(dataset: Dataset): Schema {
  const fields = allFields(dataset)
  const supplied = fields.filter(each => each.required && !each.derived)
  const senderNeedNotSay = new Set(['source', 'sourceId', 'district'])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: dataset.titleEn,
    'x-title-zh': dataset.titleZh,
    'x-kind': dataset.kind,
    'x-time': dataset.time,
    'x-key': dataset.key,
    type: 'object',
    properties: Object.fromEntries(fields.map(each => [each.name, fieldSchema(each)])),
    required: supplied.map(each => each.name).filter(name => !senderNeedNotSay.has(name)),
    additionalProperties: false,
  }
}

/** Header of an empty CSV: every field a sender may supply, required ones first. */
export function templateHeader(dataset: Dataset): string {
  const given = allFields(dataset).filter(
    each => !['source', 'ingestedAt', 'withdrawn', 'heldFrom'].includes(each.name),
  )
  const rank = (each: Field) => (each.required ? 0 : each.derived ? 2 : 1)
  const ordered = [...given].sort((a, b) => rank(a) - rank(b))
  return `${ordered.map(each => each.name).join(',')}\r\n`
}
