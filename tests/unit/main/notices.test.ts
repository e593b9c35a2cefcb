import { describe, expect, it } from 'vitest'
import { Notification as HostNotification } from '../../../electron/chromium/notification'
import { assertAllowed, callShapes } from '../../../electron/main/callShapes'
import { Notices } from '../../../electron/main/notices'

/** A computer that shows notifications: the host's own class, that can. */
class Shown extends HostNotification {
  static readonly all: Shown[] = []
  static override isSupported = () => true
  override show(): void {
    Shown.all.push(this)
  }
}

describe('notices', () => {
  it('are shown where the computer can, and a click is heard', () => {
    const clicks: string[] = []
    const notices = new Notices(Shown)
    expect(notices.supported).toBe(true)
    expect(notices.show({ title: 'Today', body: 'Birthday of Bea Ek.' }, () => clicks.push('clicked'))).toBe(true)
    const [shown] = Shown.all
    expect(shown).toMatchObject({ title: 'Today', body: 'Birthday of Bea Ek.' })
    shown!.emit('click')
    expect(clicks).toEqual(['clicked'])
  })

  it('are not shown on the second host, which says so', () => {
    const notices = new Notices(HostNotification)
    expect(notices.supported).toBe(false)
    expect(notices.show({ title: 'Today', body: 'Birthday of Bea Ek.' }, () => { throw new Error('nothing was shown') })).toBe(false)
    const failures: unknown[] = []
    const one = new HostNotification({ title: 'Today' })
    one.on('failed', (_event, error) => failures.push(error))
    one.show()
    expect(failures).toEqual(['This host cannot show notifications.'])
  })

  it('are for the window of the app, and short', () => {
    expect(() => assertAllowed('notify', 'app')).not.toThrow()
    for (const purpose of ['paper', 'command'] as const) for (const call of ['notify', 'canNotify'] as const) expect(() => assertAllowed(call, purpose)).toThrow('may not')
    expect(callShapes.notify(['Today', 'Birthday of Bea Ek.'])).toEqual(['Today', 'Birthday of Bea Ek.'])
    for (const odd of [[], ['Today'], ['Today', 1], ['Today', 'x'.repeat(1_001)], ['x'.repeat(101), ''], ['Today', 'x', 'more']]) expect(() => callShapes.notify(odd)).toThrow()
  })
})
