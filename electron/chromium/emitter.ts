import { EventEmitter } from 'node:events'

type Listening = 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'

/** Node's emitter with the event names and listeners that Electron's type declares. */
export function emitterOf<Declared extends object>() {
  return EventEmitter as unknown as new () => Pick<Declared, Listening & keyof Declared> & Pick<EventEmitter, 'emit' | 'listenerCount'>
}
