/** Where reading stands still while it is paused. */
export interface Gate {
  set(paused: boolean): void
  readonly paused: boolean
  /** Answers when nothing is paused. */
  passed(): Promise<void>
  /** Milliseconds spent waiting so far. */
  readonly waited: number
}

export function createGate(): Gate {
  let opened: Promise<void> | undefined
  let open: () => void = () => undefined
  let waited = 0
  return {
    set(paused) {
      if (paused && !opened) opened = new Promise((resolve) => (open = resolve))
      else if (!paused) {
        opened = undefined
        open()
      }
    },
    get paused() {
      return opened !== undefined
    },
    async passed() {
      const since = performance.now()
      while (opened) await opened
      waited += performance.now() - since
    },
    get waited() {
      return waited
    },
  }
}
