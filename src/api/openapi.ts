import { datasets, refDataset } from '../features/datasets'
import { recordSchemaOf } from '../features/datasets/server'
import type { Operation } from '../platform/http/operation'
import { everyone } from '../shared/auth'
import { operations } from './operations'

const problem = { $ref: '#/components/schemas/problem' }
const answers = {
  200: { description: 'Done' },
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problem } } },
}

function describeOperation(operation: Operation) {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(operation.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }))
  return {
    summary: operation.summary,
    tags: [operation.tag],
    parameters: [...inPath, ...inQuery],
    ...(operation.body
      ? { requestBody: { required: true, content: Object.fromEntries(operation.body.map(type => [type, {}])) } }
      : {}),
    ...(operation.may === everyone ? {} : { security: [{ key: [] }, { session: [] }] }),
    'x-right': operation.may.name,
    responses: answers,
  }
}

/** The OpenAPI 3.1 description: operations from their table, record schemas from the registry. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) }
  }
  const records = [...datasets, refDataset].map(each => [`record_${each.name}`, recordSchemaOf(each)] as const)
  return {
    openapi: '3.1.0',
    info: { title: 'Chengmai 城脉', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'chengmai.session_token' },
      },
      schemas: {
        problem: {
          type: 'object',
          required: ['title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            detail: { type: 'string' },
          },
        },
        ...Object.fromEntries(records),
      },
    },
  }
}
