export const MAGAZINE_PATH = '/magazine'

export const pathOfIssue = (date: string): string => `${MAGAZINE_PATH}/${date}`

export const pathOfPart = (date: string, slug: string): string => `${MAGAZINE_PATH}/${date}/${slug}`

/** What the browser of this reader keeps. */
export const KEPT_PATH = `${MAGAZINE_PATH}/kept`
