import { EventEmitter } from 'node:events'

/** Electron's `process.parentPort` in a forked Node. Messages wait for the first listener, as they do there. */
class ParentPort extends EventEmitter {
  private readonly waiting: unknown[] = []

  constructor() {
    super()
    process.on('message', (data) => {
      if (this.listenerCount('message') > 0) this.emit('message', { data, ports: [] })
      else this.waiting.push(data)
    })
    this.on('newListener', (name) => {
      if (name === 'message') queueMicrotask(() => this.start())
    })
  }

  start(): void {
    for (const data of this.waiting.splice(0)) this.emit('message', { data, ports: [] })
  }

  postMessage(message: unknown): void {
    process.send?.(message)
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort(), enumerable: true })

// A utility process ends with its app, also when the app was killed.
process.on('disconnect', () => process.exit(0))
