/** Where an article came from, stable over repeated imports. */
export const importKeyOf = (archive: string, path: string): string => `markdown:${archive}/${path}`
