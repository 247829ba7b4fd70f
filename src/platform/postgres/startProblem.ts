/** The database cannot be started; the message is one line for the operator, with the remedy where there is one. */
export class StartProblem extends Error {
  override name = 'StartProblem'
}

export function diskFull(folder: string): StartProblem {
  return new StartProblem(`The disk that holds ${folder} is full; make room and start again.`)
}
