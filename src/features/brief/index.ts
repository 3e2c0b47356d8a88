/** Where a brief is taken from; without a day it is today's. */
export const briefHref = ({ lang, area, day }: { lang: string; area?: string | null; day?: string | null }): string =>
  `/api/v1/brief.pdf?${new URLSearchParams({ ...(day ? { day } : {}), ...(area ? { area } : {}), lang })}`
