/** Of every process of Dateline, where it is not set otherwise. */
export declare const environment: Readonly<Record<string, string>>
export const flagsOfCommands: readonly string[]
export const flagsOfStart: readonly string[]
