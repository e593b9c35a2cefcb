/** The processes of a started app, told apart by what they were started with. Needs `ps`, so not on Windows. */
import { execFileSync } from 'node:child_process'

export interface AppProcess {
  readonly pid: number
  readonly kind: 'launcher' | 'host' | 'importer' | 'browser'
  /** Resident memory now, MB. */
  readonly rssMb: number
  /** Of browsers: `renderer`, `utility`…; empty for the main one. */
  readonly role: string
}

/** The process `pid` and all below it. */
export function processesOf(pid: number): AppProcess[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).split('\n')
  const all = lines.flatMap((line) => {
    const [, id, parent, rss, args = ''] = /^ *(\d+) +(\d+) +(\d+) (.*)$/.exec(line) ?? []
    return id === undefined ? [] : [{ pid: Number(id), parent: Number(parent), rssMb: Number(rss) / 1024, args }]
  })
  const own = new Set([pid])
  // A child may be listed before its parent.
  for (let before = 0; before !== own.size; ) {
    before = own.size
    for (const { pid: id, parent } of all) if (own.has(parent)) own.add(id)
  }
  return all.filter(({ pid: id }) => own.has(id)).map(({ pid: id, rssMb, args }) => ({ pid: id, rssMb, kind: kindOf(args), role: /--type=([a-z-]+)/.exec(args)?.[1] ?? '' }))
}

function kindOf(args: string): AppProcess['kind'] {
  if (args.includes('importer.js')) return 'importer'
  if (/--type=|--user-data-dir=/.test(args)) return 'browser'
  return args.includes('launch') ? 'launcher' : 'host'
}

/** Nothing happens to one that has just ended. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
