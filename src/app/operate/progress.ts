/** Told how many of all there is to do are done: tables and files, bytes, articles. */
export type Progress = (done: number, total: number) => void
