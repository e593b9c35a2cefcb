import type * as Electron from 'electron'
import { emitterOf } from './emitter'
import type { Notification as HostNotification } from './surface'

/** This host has no way to the system's notifications: it says so, and whoever shows one all the same hears that it failed. */
export class Notification extends emitterOf<Electron.Notification>() implements HostNotification {
  title: string
  body: string

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
  }

  static isSupported(): boolean {
    return false
  }

  show(): void {
    this.emit('failed', {}, 'This host cannot show notifications.')
  }

  close(): void {}
}
