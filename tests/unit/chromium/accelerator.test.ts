import { describe, expect, it } from 'vitest'
import { isPressed, type Key } from '../../../electron/chromium/accelerator'
import { pdfParameters } from '../../../electron/chromium/pdf'

const key = (name: string, code: string, held: Partial<Key> = {}): Key => ({ key: name, code, control: false, meta: false, alt: false, shift: false, ...held })

describe('accelerators', () => {
  it.each([
    ['CmdOrCtrl+F', key('f', 'KeyF', { control: true }), 'linux', true],
    ['CmdOrCtrl+F', key('f', 'KeyF', { meta: true }), 'darwin', true],
    ['CmdOrCtrl+F', key('f', 'KeyF', { meta: true }), 'linux', false],
    ['CmdOrCtrl+Z', key('Z', 'KeyZ', { control: true, shift: true }), 'linux', false],
    ['CmdOrCtrl+Shift+Z', key('Z', 'KeyZ', { control: true, shift: true }), 'linux', true],
    ['F11', key('F11', 'F11'), 'win32', true],
    ['Alt+Left', key('ArrowLeft', 'ArrowLeft', { alt: true }), 'linux', true],
    ['CmdOrCtrl+Plus', key('+', 'Equal', { control: true, shift: true }), 'linux', true],
    ['CmdOrCtrl+,', key(',', 'Comma', { control: true }), 'linux', true],
    ['CmdOrCtrl+1', key('1', 'Digit1', { control: true }), 'linux', true],
  ] as const)('%s', (accelerator, pressed, platform, expected) => expect(isPressed(accelerator, pressed, platform)).toBe(expected))
})

describe('paper', () => {
  it('has the size and margins that were asked for', () => {
    expect(pdfParameters({ pageSize: 'A4' })).toMatchObject({ paperWidth: 8.27, paperHeight: 11.7, marginTop: 0.4, printBackground: false })
    expect(pdfParameters({ pageSize: { width: 5, height: 7 }, margins: { top: 0, left: 1 } })).toMatchObject({ paperWidth: 5, marginTop: 0, marginLeft: 1, marginRight: 0.4 })
  })
})
