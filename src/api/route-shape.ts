/** `/api/v1/batches/:id/rejects` and `/batches/{id}/rejects` → `/batches/{}/rejects`: what a parameter is called does not matter to a caller. */
export const routeShape = (path: string): string =>
  path
    .replace(/^\/api\/v1/, '')
    .replaceAll(/:\w+(\{[^}]*\})?/g, '{}')
    .replaceAll(/\{\w+\}(\.mvt)?/g, '{}')
