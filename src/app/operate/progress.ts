/** Told how many of all tables and files are done. */
export type Progress = (done: number, total: number) => void
