import { roles } from '../policy.ts'
import type { ApiRoute } from './route.ts'

const problem = { $ref: '#/components/schemas/Problem' }

/** OpenAPI 3.1, made from the same table that answers. */
export function describeApi(routes: readonly ApiRoute[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sanad',
      version: '1',
      description:
        'Articles of the newsroom. Every POST, PUT and DELETE honours `Idempotency-Key`. Errors are `application/problem+json` ' +
        'with a stable `code`, a Persian `title` and an English `detail`. Roles: ' +
        `${roles.join(', ')}.`,
    },
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['code', 'title', 'status'],
          properties: {
            code: { type: 'string' },
            title: { type: 'string' },
            detail: { type: 'string' },
            status: { type: 'integer' },
          },
        },
      },
    },
  }
}

function describeRoute({ summary, needs, body, query, bytes, path, answers }: ApiRoute): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const properties = query && 'properties' in query ? (query.properties as Record<string, object>) : {}
  const inQuery = Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }))
  const responses = Object.entries(answers).map(([status, description]) => [
    status,
    Number(status) < 400
      ? { description }
      : { description, content: { 'application/problem+json': { schema: problem } } },
  ])
  return {
    summary,
    ...(needs === null ? { security: [] } : { security: [{ token: [] }], description: `Needs the right to ${needs}.` }),
    parameters: [...inPath, ...inQuery],
    ...(bytes ? { requestBody: { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } } : {}),
    ...(body ? { requestBody: { content: { 'application/json': { schema: body } } } } : {}),
    responses: Object.fromEntries(responses),
  }
}
