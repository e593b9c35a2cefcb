/** Why an operation could not be done. Closed, so that every screen and the command line can answer each of them. */
export type ErrorCode =
  | 'cancelled' // the user said stop
  | 'notFound' // a token, import or person that is not there (any more)
  | 'notRecognised' // no importer knows what was given
  | 'unreadable' // a file or folder that cannot be opened or read
  | 'refused' // hostile or beyond a limit; the message names the file and the reason
  | 'diskFull' // not enough room for what was asked
  | 'readOnly' // the library cannot be written now
  | 'newerLibrary' // the library was written by a newer version
  | 'importerStopped' // the importer process ended before it was done
  | 'invalid' // arguments that do not fit the contract
  | 'failed' // anything else; the log knows more

export interface Failure {
  readonly code: ErrorCode
  /** One or two sentences a person understands: what happened, what is safe, what to do. */
  readonly message: string
}

/** What every call across a process border answers. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = (code: ErrorCode, message: string): Result<never> => ({ ok: false, error: { code, message } })

/** An expected failure on its way to a border, where it becomes a `Failure`. Anything else that is thrown is a bug. */
export class Failed extends Error {
  override readonly name = 'Failed'
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
