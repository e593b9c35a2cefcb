/** What the system may show outside of the window. Off until the owner wants it; the page decides what is said and how often. */
import type { Notification } from 'electron'

/** Electron's `Notification`, by what is used of it. */
export interface NotificationMaker {
  new (options: Electron.NotificationConstructorOptions): Pick<Notification, 'show' | 'on'>
  isSupported(): boolean
}

export interface Notice {
  readonly title: string
  readonly body: string
}

export class Notices {
  private readonly make: NotificationMaker
  /** One that nothing holds may be forgotten before it is clicked. */
  private readonly open = new Set<Pick<Notification, 'show' | 'on'>>()

  constructor(make: NotificationMaker) {
    this.make = make
  }

  /** Whether this computer can show any. */
  get supported(): boolean {
    return this.make.isSupported()
  }

  /** Answers whether the system was asked to show it. */
  show({ title, body }: Notice, clicked: () => void): boolean {
    if (!this.supported) return false
    const notice = new this.make({ title, body, silent: true })
    this.open.add(notice)
    notice.on('click', clicked)
    notice.on('close', () => this.open.delete(notice))
    notice.show()
    return true
  }
}
