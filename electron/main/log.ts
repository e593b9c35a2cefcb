/**
 * Says on standard error that something went wrong that should not: where, and which kind of error. Never its message, which may
 * hold a name, an address or a path.
 */
export function logBug(where: string, error: unknown): void {
  process.stderr.write(`${traceOf(where, error)}\n`)
}

export function traceOf(where: string, error: unknown): string {
  if (!(error instanceof Error)) return `${where}: ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code) ? ` ${error.code}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)).map(withoutFolders).slice(0, 8)
  return [`${where}: ${error.name}${code}`, ...frames].join('\n')
}

const withoutFolders = (frame: string) => frame.replace(/\(?(?:file:\/\/)?(?:[A-Za-z]:)?[/\\](?:[^():]*[/\\])?([^/\\():]+:\d+:\d+)\)?$/, '$1')
