/** The processes of a started app, told apart by what they were started with. Needs `ps`, so not on Windows. */
import { execFileSync } from 'node:child_process'
import type { ProcessMemory } from './figure'

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

/** Processor time of the process `pid` and all below it, s. Whole seconds on Linux. */
export function cpuSeconds(pid: number): number {
  const own = new Set(processesOf(pid).map(({ pid: id }) => id))
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,time='], { encoding: 'utf8' }).split('\n')
  return lines.reduce((sum, line) => {
    const [, id, days = 0, hours = 0, minutes = 0, seconds = 0] = /^ *(\d+) +(?:(\d+)-)?(?:(\d+):)?(\d+):([\d.]+)$/.exec(line) ?? []
    return own.has(Number(id)) ? sum + ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds) : sum
  }, 0)
}

/** Watches the memory of an app that runs; `stop` answers the most of each kind of process. */
export function watchMemory(pid: number, everyMs = 300): { stop(): ProcessMemory[] } {
  const peaks = new Map<string, number>()
  const look = () => {
    for (const { kind, role, rssMb } of processesOf(pid)) {
      const name = kind === 'browser' && role !== '' ? (role === 'renderer' ? 'page and workers' : role) : kind
      peaks.set(name, Math.max(peaks.get(name) ?? 0, Math.round(rssMb)))
    }
  }
  const timer = setInterval(look, everyMs)
  return {
    stop() {
      look()
      clearInterval(timer)
      return [...peaks].map(([process, peakMb]) => ({ process, peakMb }))
    },
  }
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
